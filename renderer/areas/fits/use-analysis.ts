import { useEffect, useState } from 'react';
import type { Analysis } from '../../../shared/analyses/analysis';
import { hasEnded, type WorkItem } from '../../../shared/contract/work';
import type { StudioError } from '../../../shared/errors/studio-error';
import { fromWire } from '../../../shared/errors/wire';
import { t } from '../../../shared/texts/texts';
import { askAnalysis } from '../../connection/ask-analysis';
import { useKept } from '../../store/use-kept';
import { useActions, useStudio, useStudioState } from '../../store/use-store';
import { useQuery } from '../../ui/use-query';

/** A question that R works on, and what is known of its answer. */
export interface AskedAnalysis<Answer> {
  /** It was asked, and has not failed or been cancelled since. */
  readonly asked: boolean;
  readonly data: Answer | null;
  readonly loading: boolean;
  readonly error: StudioError | null;
  /** What R does now; null before that is known. */
  readonly doing: string | null;
  readonly ask: () => void;
  /** Null where it is being cancelled already. */
  readonly cancel: (() => void) | null;
}

/**
 * A question to brms about a fit, asked when somebody says so. It is work, which goes on when its view is left: the
 * view that comes back, also in a page that was loaded anew, shows how far it is, or its answer.
 */
export function useAnalysis<Asked, Answer>(
  analysis: Analysis<Asked, Answer>,
  fit: string,
  query: Asked,
): AskedAnalysis<Answer> {
  const { connection } = useStudio();
  const { cancelWork } = useActions();
  const project = useStudioState((state) => state.project?.path ?? '');
  const question = JSON.stringify(query);
  const last = useStudioState(({ work }) => lastWorkOn(work, fit, analysis.id, question));
  /** The last work on it at the time when somebody asked, '' where there was none; null: nobody has asked. */
  const [askedAfter, setAskedAfter] = useKept<string | null>(`asked ${fit} ${analysis.id} ${question}`, null);
  const [stopping, setStopping] = useState(false);

  const work = last?.id === askedAfter ? null : last;
  const alive = work !== null && !hasEnded(work);
  const broken = work?.state === 'failed' || work?.state === 'cancelled';
  const isAsked = work === null ? askedAfter !== null : !broken;
  const key = [project, fit, analysis.id, question].join('\n');
  const answer = useQuery(isAsked ? key : null, (signal) =>
    askAnalysis(connection, analysis, fit, query, signal),
  );
  const { loading } = answer;
  const cancelled = answer.error?.code === 'cancelled' && !loading;

  // It can be asked again, also when its work has gone from the list of jobs.
  useEffect(() => {
    if (broken) setAskedAfter(null);
  }, [broken, setAskedAfter]);
  // Work shows after a moment only: what was stopped before is cancelled then.
  const stopped = stopping && alive ? work.id : null;
  useEffect(() => {
    if (stopped !== null) void cancelWork(stopped);
    if (stopped !== null || !loading) setStopping(false);
  }, [stopped, loading, cancelWork]);

  const isStopping = stopping || work?.state === 'stopping';
  return {
    asked: isAsked && !cancelled,
    data: isAsked ? answer.data : null,
    loading,
    error: work?.state === 'failed' && work.error ? fromWire(work.error) : cancelled ? null : answer.error,
    doing: isStopping ? t('jobs.state.stopping') : work && doingNow(work),
    ask() {
      if (!alive) setAskedAfter(last?.id ?? '');
      answer.reload();
    },
    cancel: isStopping ? null : () => (alive ? void cancelWork(work.id) : setStopping(true)),
  };
}

/** The last work on a question, whatever became of it; `question` is the query as JSON. */
export function lastWorkOn(
  work: readonly WorkItem[],
  fitId: string,
  analysisId: string,
  question: string,
): WorkItem<'analysis'> | null {
  const asked = work.findLast(
    (item) =>
      item.kind === 'analysis' &&
      item.detail.fitId === fitId &&
      item.detail.analysisId === analysisId &&
      JSON.stringify(item.detail.query) === question,
  );
  return (asked as WorkItem<'analysis'> | undefined) ?? null;
}

/** What work on a question does; null where that is not known, or where it has ended. */
export function doingNow({ state, progress }: Pick<WorkItem, 'state' | 'progress'>): string | null {
  if (state === 'queued') return t('jobs.state.queued');
  return state === 'running' && progress && 'step' in progress ? progress.step.text : null;
}
