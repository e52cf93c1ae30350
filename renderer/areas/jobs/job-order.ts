import { isFinished, type Job } from '../../../shared/contract/project';

/** What runs, then what waits with the next one first, then what has ended with the newest first. `jobs` are oldest first. */
export function inOrder(jobs: readonly Job[]): readonly Job[] {
  const ended = jobs.filter(({ state }) => isFinished(state));
  const waiting = jobs.filter(({ state }) => state === 'queued');
  const running = jobs.filter(({ state }) => !isFinished(state) && state !== 'queued');
  return [...running, ...waiting, ...ended.reverse()];
}
