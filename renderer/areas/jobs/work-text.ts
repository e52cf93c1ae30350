import {
  type FitWork,
  hasEnded,
  isFitWork,
  type WorkItem,
  type WorkProgress,
} from '../../../shared/contract/work';
import { t } from '../../../shared/texts/texts';
import { duration, elapsed as elapsedText, wholeNumber } from '../../ui/number-text';

/** What a first compilation takes on a machine of today, in seconds. */
const compileExpectation = 75;

/** What work is doing, and for how long. `now` in ms since 1970. */
export function workText(item: WorkItem, now: number): string {
  const { state } = item;
  switch (state) {
    case 'queued':
      return t('jobs.state.queued');
    case 'stopping':
      return t('jobs.state.stopping');
    case 'held':
      return isFitWork(item) ? t('jobs.state.unsaved') : t('jobs.state.held');
    case 'running':
      return isFitWork(item)
        ? fitText(item, now)
        : runningText(item.progress, elapsedText(secondsSince(item.startedAt, now)));
    case 'done':
    case 'failed':
    case 'cancelled': {
      const total = lastedText(item);
      return total === null ? t(`jobs.state.${state}`) : t(`jobs.state.${state}After`, { total });
    }
  }
}

/** How far it is, of 1; null where that is not known. */
export function shareDone({ progress }: Pick<WorkItem, 'progress'>): number | null {
  if (progress === null || !('amount' in progress) || progress.of === 0) return null;
  return progress.amount / progress.of;
}

function runningText(progress: WorkProgress | null, elapsed: string): string {
  if (progress && 'step' in progress) {
    const { number, of, text } = progress.step;
    return of > 1
      ? t('jobs.state.stepOf', { n: number, of, step: text, elapsed })
      : t('jobs.state.step', { step: text, elapsed });
  }
  if (progress && 'amount' in progress && progress.unit === 'columns') {
    const [n, of] = [wholeNumber(progress.amount), wholeNumber(progress.of)];
    return t('jobs.state.columns', { n, of, elapsed });
  }
  return t('jobs.state.working', { elapsed });
}

function fitText({ detail }: FitWork, now: number): string {
  const { stage, stageSince, compile } = detail;
  const seconds = secondsSince(stageSince, now);
  const elapsed = elapsedText(seconds);
  switch (stage) {
    case 'compiling':
      if (compile === 'reused') return t('jobs.state.reused');
      if (compile === 'unknown') return t('jobs.state.writing', { elapsed });
      return seconds <= compileExpectation
        ? t('jobs.state.compiling', { elapsed, usual: compileExpectation })
        : t('jobs.state.compilingLong', { elapsed });
    case 'sampling':
      return t(compile === 'reused' ? 'jobs.state.samplingReused' : 'jobs.state.sampling', { elapsed });
    case 'starting':
    case 'saving':
      return t(`jobs.state.${stage}`, { elapsed });
  }
}

/** From its beginning to its end; null of what has not begun. */
function lastedText({ state, startedAt, finishedAt }: WorkItem): string | null {
  if (!hasEnded({ state }) || startedAt === null || finishedAt === null) return null;
  return duration(Math.max(0.1, (finishedAt - startedAt) / 1000));
}

function secondsSince(time: number | null, now: number): number {
  return Math.max(0, Math.floor((now - (time ?? now)) / 1000));
}
