import type { Analysis } from '../../../shared/analyses/analysis';
import { hasEnded, type WorkItem } from '../../../shared/contract/work';
import { t } from '../../../shared/texts/texts';
import { askAnalysis } from '../../connection/ask-analysis';
import { useStudio, useStudioState } from '../../store/use-store';
import { type Query, useQuery } from '../../ui/use-query';

/** A question to a fit while `asked`; `doing` says what R does meanwhile, and null before that is known. */
export function useAnalysis<Asked, Answer>(
  analysis: Analysis<Asked, Answer>,
  fit: string,
  query: Asked,
  asked: boolean,
): Query<Answer> & { readonly doing: string | null } {
  const { connection } = useStudio();
  const project = useStudioState((state) => state.project?.path ?? '');
  const doing = useStudioState(({ work }) => doingNow(work, fit, analysis.id));
  const key = [project, fit, analysis.id, JSON.stringify(query)].join('\n');
  const answer = useQuery(asked ? key : null, (signal) =>
    askAnalysis(connection, analysis, fit, query, signal),
  );
  return { ...answer, doing };
}

/** What the work on a question does; null where none is known. */
export function doingNow(work: readonly WorkItem[], fitId: string, analysisId: string): string | null {
  const asked = work.find(
    (item) =>
      item.kind === 'analysis' &&
      item.detail.fitId === fitId &&
      item.detail.analysisId === analysisId &&
      !hasEnded(item),
  );
  if (asked?.state === 'queued') return t('jobs.state.queued');
  return asked?.progress && 'step' in asked.progress ? asked.progress.step.text : null;
}
