import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { readMemory } from '../../../../electron/session/manager/worker-memory';
import { WorkerRecord } from '../../../../electron/session/manager/worker-record';
import { WorkerWatch } from '../../../../electron/session/manager/worker-watch';
import { plainEnvironment, workerFolder } from '../real-worker';
import { FakeStarter } from './fake-workers';

vi.mock('../../../../electron/session/manager/worker-memory');
const read = vi.mocked(readMemory);

const rejected = vi.fn();
beforeEach(() => {
  vi.useFakeTimers();
  process.on('unhandledRejection', rejected);
});
afterEach(() => {
  vi.useRealTimers();
  process.off('unhandledRejection', rejected);
});

test('memory that cannot be read is not known until the next round', async () => {
  const record = new WorkerRecord({ id: 'main', role: 'main', environment: 'default' }, () => undefined);
  const start = new FakeStarter().start({ environment: plainEnvironment(), role: 'main', workerFolder });
  await vi.advanceTimersByTimeAsync(1);
  record.ready(await start);
  read.mockRejectedValueOnce(new Error('EMFILE: too many open files, scandir /proc'));
  const watch = new WorkerWatch(() => [record], 1000);
  const end = watch.begin();
  await vi.advanceTimersByTimeAsync(10);
  expect(record.memoryBytes).toBeNull();
  read.mockResolvedValue(new Map([[1, 5e7]]));
  await vi.advanceTimersByTimeAsync(1000);
  expect(record.memoryBytes).toBe(5e7);
  end();
  vi.useRealTimers();
  await new Promise((resolve) => setTimeout(resolve, 10));
  expect(rejected).not.toHaveBeenCalled();
});
