import { hasEnded, type Task } from '../../../shared/contract/tasks';
import { isFinished, type Job } from '../../../shared/model/project';

/** Something long: a fit, or a task that changes an environment. */
export type Work =
  | { readonly kind: 'job'; readonly id: string; readonly job: Job }
  | { readonly kind: 'task'; readonly id: string; readonly task: Task };

/** Does it run, or wait for its turn? */
export function isAlive(work: Work): boolean {
  return work.kind === 'job' ? !isFinished(work.job.state) : !hasEnded(work.task);
}

function isWaiting(work: Work): boolean {
  return (work.kind === 'job' ? work.job.state : work.task.state) === 'queued';
}

function endedAt(work: Work): number {
  return (work.kind === 'job' ? work.job.finishedAt : work.task.finishedAt) ?? 0;
}

/**
 * What runs, then what waits with the next one first, then what has ended with the newest first; fits before tasks
 * where nothing else says. Jobs and tasks are given oldest first.
 */
export function inOrder(jobs: readonly Job[], tasks: readonly Task[]): readonly Work[] {
  const all: readonly Work[] = [
    ...jobs.map((job): Work => ({ kind: 'job', id: `job ${job.id}`, job })),
    ...tasks.map((task): Work => ({ kind: 'task', id: `task ${task.id}`, task })),
  ];
  const alive = all.filter(isAlive);
  // What came later is first among those that ended together.
  const ended = all.filter((work) => !isAlive(work)).reverse();
  return [
    ...alive.filter((work) => !isWaiting(work)),
    ...alive.filter(isWaiting),
    ...ended.sort((a, b) => endedAt(b) - endedAt(a)),
  ];
}
