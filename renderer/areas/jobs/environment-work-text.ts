import {
  changesLibrary,
  type EnvironmentWorkItem,
  hasEnded,
  isEnvironmentWork,
  type WorkItem,
} from '../../../shared/contract/work';
import type { WorkerInfo } from '../../../shared/contract/workers';
import { t } from '../../../shared/texts/texts';

/** Work on an environment that its page shows: what runs and waits, or else what ended last. */
export function shownWork(work: readonly WorkItem[], environment: string): readonly EnvironmentWorkItem[] {
  const own = work.filter(isEnvironmentWork).filter((item) => item.environment === environment);
  const alive = own.filter((item) => !hasEnded(item));
  if (alive.length > 0) return alive;
  const last = own.reduce<EnvironmentWorkItem | null>(
    (best, item) => (best === null || (item.finishedAt ?? 0) >= (best.finishedAt ?? 0) ? item : best),
    null,
  );
  return last ? [last] : [];
}

/**
 * The worker of an environment that has run since before packages were changed, and so may still have what they
 * were then; null where there is none.
 */
export function workerFromBefore(
  work: readonly WorkItem[],
  workers: readonly WorkerInfo[],
  environment: string,
): WorkerInfo | null {
  const changedAt = Math.max(
    ...work
      .filter((item) => item.environment === environment && item.state === 'done')
      .filter(changesLibrary)
      .map(({ finishedAt }) => finishedAt ?? 0),
  );
  return (
    workers.find(
      (worker) =>
        worker.role === 'main' &&
        worker.environment === environment &&
        worker.pid !== null &&
        worker.startedAt !== null &&
        worker.startedAt < changedAt,
    ) ?? null
  );
}

/** Why R should be restarted: it has these packages as they were; none where it does not know the library yet. */
export function restartWords(packages: readonly string[]): string {
  if (packages.length === 0) return t('jobs.restartUnseen');
  return packages.length <= 4
    ? t('jobs.restartFew', { packages: packages.join(', ') })
    : t('jobs.restartMany');
}

const lastCount = 8;
/** Shorter lines stand in any message by chance. */
const shortestTold = 12;

/**
 * What work said last before it failed: at most eight lines that are not empty; none where the error's message has
 * told them already.
 */
export function lastLines(
  log: readonly { readonly source: string; readonly text: string }[],
  workId: string,
  message: string,
): readonly string[] {
  const lines = log
    .filter(({ source, text }) => source === workId && text.trim() !== '')
    .flatMap(({ text }) => text.split('\n'))
    .filter((text) => text !== message)
    .slice(-lastCount);
  const told = lines.some((line) => line.length >= shortestTold && message.includes(line.trim()));
  return told ? [] : lines;
}
