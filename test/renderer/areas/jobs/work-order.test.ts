import { expect, it } from 'vitest';
import { inOrder, isAlive } from '../../../../renderer/areas/jobs/work-order';
import type { Task } from '../../../../shared/contract/tasks';
import type { Job } from '../../../../shared/model/project';
import { job, task } from '../../fake/fixtures';

it('shows what runs first, then the queue in its turn, then what ended, newest first', () => {
  const states = ['done', 'failed', 'sampling', 'queued', 'cancelled', 'queued'] as const;
  const jobs = states.map((state, index): Job => ({ ...job, id: String(index), state }));
  expect(inOrder(jobs, []).map(({ id }) => id)).toEqual([
    'job 2',
    'job 3',
    'job 5',
    'job 4',
    'job 1',
    'job 0',
  ]);
  expect(jobs[0]?.id).toBe('0');
});

it('puts tasks among the fits', () => {
  const jobs: readonly Job[] = [
    { ...job, id: '1', state: 'done', finishedAt: 10 },
    { ...job, id: '2', state: 'queued' },
    { ...job, id: '3', state: 'failed', finishedAt: 30 },
  ];
  const tasks: readonly Task[] = [
    { ...task, id: '1', state: 'done', finishedAt: 20 },
    { ...task, id: '2', state: 'running' },
    { ...task, id: '3', state: 'queued' },
  ];
  const works = inOrder(jobs, tasks);
  expect(works.map(({ id }) => id)).toEqual(['task 2', 'job 2', 'task 3', 'job 3', 'task 1', 'job 1']);
  expect(works.map(isAlive)).toEqual([true, true, true, false, false, false]);
});
