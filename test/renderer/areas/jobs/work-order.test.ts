import { expect, it } from 'vitest';
import { inOrder } from '../../../../renderer/areas/jobs/work-order';
import type { WorkItem } from '../../../../shared/contract/work';
import { environmentWork, fitWork } from '../../fake/fixtures';

it('shows what runs first, then the queue in its turn, then what ended, newest first', () => {
  const states = ['done', 'failed', 'running', 'queued', 'cancelled', 'queued'] as const;
  const work = states.map((state, index): WorkItem => ({ ...fitWork, id: String(index), state }));
  expect(inOrder(work).map(({ id }) => id)).toEqual(['2', '3', '5', '4', '1', '0']);
  expect(work[0]?.id).toBe('0');
});

it('shows first what waits for the user, and makes no difference of kinds', () => {
  const work: readonly WorkItem[] = [
    { ...fitWork, id: 'a', state: 'done', finishedAt: 10 },
    { ...environmentWork, id: 'b', state: 'done', finishedAt: 20 },
    { ...fitWork, id: 'c', state: 'queued' },
    { ...environmentWork, id: 'd', state: 'stopping' },
    { ...fitWork, id: 'e', state: 'failed', finishedAt: 30 },
    { ...environmentWork, id: 'f', state: 'queued' },
    { ...fitWork, id: 'g', state: 'held' },
  ];
  expect(inOrder(work).map(({ id }) => id)).toEqual(['g', 'd', 'c', 'f', 'e', 'b', 'a']);
});
