import { join } from 'node:path';
import { expect, it } from 'vitest';
import { fitHandlers } from '../../../electron/handlers/fit-handlers';
import type { WorkItem } from '../../../shared/contract/work';

const question = { kind: 'analysis', project: '/p', detail: { fitId: 'f1', analysisId: 'loo', query: {} } };
const asked = { id: 'work-1', ...question };
const others = [
  { ...question, id: 'work-2', project: '/other' },
  { ...question, id: 'work-3', detail: { ...question.detail, fitId: 'f2' } },
  { id: 'work-4', kind: 'fit', project: '/p', detail: { fitId: 'f1' } },
];

it('a fit that is removed is no longer asked about by R: what runs on it ends first', async () => {
  const done: string[] = [];
  let end: (item: WorkItem) => void = () => undefined;
  const services = {
    work: {
      unfinished: () => [asked, ...others] as unknown as WorkItem[],
      ended: () => new Promise<WorkItem>((resolve) => (end = resolve)),
      cancel: (id: string) => void done.push(`cancel ${id}`),
    },
    analyses: { forget: (key: string) => void done.push(`forget ${key}`) },
  };
  const project = { path: '/p', removeFit: async (id: string) => void done.push(`remove ${id}`) };
  const remove = fitHandlers(services as never)['fit.remove'];
  const removed = remove({ fitId: 'f1' }, { connection: { state: { project } } } as never);
  expect(done).toEqual(['cancel work-1']);
  end(asked as unknown as WorkItem);
  await removed;
  expect(done).toEqual(['cancel work-1', 'remove f1', `forget ${join('/p', 'f1')}`]);
});

it('what was asked of a fit is forgotten once it is removed, and kept where it could not be', async () => {
  const deeds: string[] = [];
  const project = {
    path: '/projects/a',
    removeFit: async (id: string) => {
      if (id === 'fit-2') throw new Error('the disk is read-only');
      deeds.push(`removed ${id}`);
    },
  };
  const handlers = fitHandlers({
    work: { unfinished: () => [] },
    analyses: { forget: (key: string) => deeds.push(`forgotten ${key}`) },
  } as unknown as Parameters<typeof fitHandlers>[0]);
  const context = { connection: { state: { project } } } as never;
  await handlers['fit.remove']({ fitId: 'fit-1' }, context);
  await expect(handlers['fit.remove']({ fitId: 'fit-2' }, context)).rejects.toThrow('read-only');
  expect(deeds).toEqual(['removed fit-1', `forgotten ${join('/projects/a', 'fit-1')}`]);
});
