import { changingKinds, hasEnded, type Task } from '../../../shared/contract/tasks';
import type { WorkerInfo } from '../../../shared/contract/workers';
import { t } from '../../../shared/texts/texts';
import { duration, elapsed as elapsedText } from '../../ui/number-text';

/** What a task is doing, and for how long. `now` in ms since the epoch. */
export function taskText({ state, step, startedAt, finishedAt }: Task, now: number): string {
  const seconds = (until: number) => Math.max(0, Math.floor((until - (startedAt ?? until)) / 1000));
  const total =
    startedAt === null || finishedAt === null
      ? null
      : duration(Math.max(0.1, (finishedAt - startedAt) / 1000));
  switch (state) {
    case 'queued':
      return t('tasks.queued');
    case 'running': {
      const elapsed = elapsedText(seconds(now));
      if (step === null) return t('tasks.working', { elapsed });
      return step.of > 1
        ? t('tasks.stepOf', { n: step.number, of: step.of, step: step.text, elapsed })
        : t('tasks.step', { step: step.text, elapsed });
    }
    case 'done':
    case 'failed':
    case 'cancelled':
      return total === null ? t(`tasks.ended.${state}`) : t(`tasks.endedAfter.${state}`, { total });
  }
}

/** Tasks of an environment that its page shows: what runs and waits, or else the one that ended last. */
export function shownTasks(tasks: readonly Task[], environment: string): readonly Task[] {
  const own = tasks.filter((task) => task.environment === environment);
  const alive = own.filter((task) => !hasEnded(task));
  if (alive.length > 0) return alive;
  const last = own.reduce<Task | null>(
    (best, task) => (best === null || (task.finishedAt ?? 0) >= (best.finishedAt ?? 0) ? task : best),
    null,
  );
  return last ? [last] : [];
}

/**
 * The worker of an environment that has run since before packages were changed, and so may still have what they
 * were then; null where there is none.
 */
export function workerFromBefore(
  tasks: readonly Task[],
  workers: readonly WorkerInfo[],
  environment: string,
): WorkerInfo | null {
  const changedAt = Math.max(
    ...tasks
      .filter((task) => task.environment === environment && task.state === 'done')
      .filter(({ kind }) => changingKinds.includes(kind))
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
  if (packages.length === 0) return t('tasks.restartUnseen');
  return packages.length <= 4
    ? t('tasks.restartFew', { packages: packages.join(', ') })
    : t('tasks.restartMany');
}

const lastCount = 8;
/** Shorter lines stand in any message by chance. */
const shortestTold = 12;

/**
 * What a task said last before it failed: at most eight lines that are not empty; none where the error's message has
 * told them already.
 */
export function lastLines(
  log: readonly { readonly source: string; readonly text: string }[],
  taskId: string,
  message: string,
): readonly string[] {
  const lines = log
    .filter(({ source, text }) => source === taskId && text.trim() !== '')
    .flatMap(({ text }) => text.split('\n'))
    .filter((text) => text !== message)
    .slice(-lastCount);
  const told = lines.some((line) => line.length >= shortestTold && message.includes(line.trim()));
  return told ? [] : lines;
}
