import type { Analysis } from '../../shared/analyses/analysis';
import type { Connection } from './connection';

/** Asks one of the open project's fits. Parts of the query that have a usual value may be left out. */
export async function askAnalysis<Query, Answer>(
  connection: Pick<Connection, 'call'>,
  analysis: Analysis<Query, Answer>,
  fit: string,
  query: Partial<NoInfer<Query>>,
  signal?: AbortSignal,
): Promise<Answer> {
  // Main has the answer from the analysis itself, or has checked it by its schema.
  return (await connection.call('analysis.run', { fit, id: analysis.id, query }, signal)) as Answer;
}
