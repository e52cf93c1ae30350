import { hasEnded, type WorkItem } from '../../../shared/contract/work';

/**
 * What waits for the user, then what runs, then what waits for its turn with the next one first, then what has ended with
 * the newest first. Work is given oldest first.
 */
export function inOrder(work: readonly WorkItem[]): readonly WorkItem[] {
  const alive = work.filter((item) => !hasEnded(item));
  // What came later is first among those that ended together.
  const ended = work.filter(hasEnded).reverse();
  return [
    ...alive.filter(({ state }) => state === 'held'),
    ...alive.filter(({ state }) => state === 'running' || state === 'stopping'),
    ...alive.filter(({ state }) => state === 'queued'),
    ...ended.sort((a, b) => (b.finishedAt ?? 0) - (a.finishedAt ?? 0)),
  ];
}
