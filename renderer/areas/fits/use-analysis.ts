import { useEffect, useState } from 'react';
import type { Analysis } from '../../../shared/analyses/analysis';
import { askAnalysis } from '../../connection/ask-analysis';
import { useStudio, useStudioState } from '../../store/use-store';
import { type Query, useQuery } from '../../ui/use-query';

/** A question to a fit while `asked`; `doing` says what R does meanwhile, and null before it says so. */
export function useAnalysis<Asked, Answer>(
  analysis: Analysis<Asked, Answer>,
  fit: string,
  query: Asked,
  asked: boolean,
): Query<Answer> & { readonly doing: string | null } {
  const { connection } = useStudio();
  const project = useStudioState((state) => state.project?.path ?? '');
  const [doing, setDoing] = useState<string | null>(null);
  const key = [project, fit, analysis.id, JSON.stringify(query)].join('\n');
  const answer = useQuery(asked ? key : null, (signal) =>
    askAnalysis(connection, analysis, fit, query, signal),
  );
  useEffect(() => {
    setDoing(null);
    return connection.on('analysis.progress', (news) => {
      if (news.fit === fit && news.id === analysis.id) setDoing(news.doing);
    });
  }, [connection, fit, analysis]);
  return { ...answer, doing };
}
