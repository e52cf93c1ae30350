import { expect, it } from 'vitest';
import { inOrder } from '../../../../renderer/areas/jobs/job-order';
import type { Job } from '../../../../shared/contract/project';
import { job } from '../../fake/fixtures';

it('shows what runs first, then the queue in its turn, then what ended, newest first', () => {
  const states = ['done', 'failed', 'sampling', 'queued', 'cancelled', 'queued'] as const;
  const jobs = states.map((state, index): Job => ({ ...job, id: String(index), state }));
  expect(inOrder(jobs).map(({ id }) => id)).toEqual(['2', '3', '5', '4', '1', '0']);
  expect(jobs[0]?.id).toBe('0');
});
