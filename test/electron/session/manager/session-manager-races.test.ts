import { describe, expect, test, vi } from 'vitest';
import { fakeManager, fitOptions, managerTime } from './fake-workers';

const { pass, begin, keep, settled } = managerTime();
const setUp = (...args: Parameters<typeof fakeManager>) => keep(fakeManager(...args));

describe('things that cross each other', () => {
  test('a restart while the worker starts: the old start is given up, calls get the new worker', async () => {
    const { manager, starter, info } = setUp();
    starter.startMs = 3000;
    const call = manager.call('a::b');
    await pass(2000);
    const restart = manager.restart('main');
    await pass(2000);
    expect(info('main')?.state).toBe('starting');
    await pass(1000);
    await Promise.all([call, restart]);
    expect(starter.sessions).toHaveLength(1);
    expect(starter.sessions[0]?.targets).toContain('a::b');
  });

  test('two restarts at once: both end with the one worker that is left', async () => {
    const { manager, starter, info } = setUp();
    await begin(manager);
    starter.startMs = 100;
    const both = Promise.all([manager.restart('main'), manager.restart('main')]);
    await pass(200);
    await both;
    expect(starter.alive).toHaveLength(1);
    expect(info('main')).toMatchObject({ state: 'ready', pid: starter.alive[0]?.pid });
  });

  test('a stop while the worker starts: who waits is told, nothing is left, nothing starts by itself', async () => {
    const { manager, starter, info } = setUp();
    starter.startMs = 3000;
    const call = settled(manager.call('a::b'));
    await pass(1000);
    await manager.stop('main');
    expect(await call).toMatchObject({ code: 'cancelled' });
    await pass(120_000);
    expect(info('main')?.state).toBe('stopped');
    expect(starter.alive).toHaveLength(0);
  });

  test('a call while the worker stops gets a new one, which is not stopped', async () => {
    const { manager, starter, info } = setUp();
    await begin(manager);
    const stop = manager.stop('main');
    const call = manager.call('a::b');
    await pass(1);
    await Promise.all([stop, call]);
    expect(info('main')).toMatchObject({ state: 'ready', pid: 2 });
    expect(starter.alive).toHaveLength(1);
  });

  test('a stop after a crash ends the wait for the next start', async () => {
    const { manager, starter, info } = setUp({ maySpare: () => false });
    await begin(manager);
    starter.sessions[0]?.crash();
    await pass(50);
    starter.sessions[1]?.crash();
    await pass(50);
    expect(info('main')).toMatchObject({ state: 'failed', retryAt: expect.any(Number) });
    await manager.stop('main');
    await pass(120_000);
    expect(starter.starts).toHaveLength(2);
    expect(info('main')?.state).toBe('stopped');
  });

  test.each([0, 1, 500, 1000, 3500, 5000])(
    'closing after %s ms leaves no worker and settles all',
    async (ms) => {
      const { manager, starter } = setUp();
      starter.startMs = 1000;
      const calls = [
        manager.call('wait::'),
        manager.call('a::b'),
        manager.restart('main'),
        manager.startFitWorker(fitOptions()),
      ].map(settled);
      await pass(ms);
      await Promise.all([manager.close(), pass(1)]);
      await Promise.all(calls);
      expect(starter.alive).toHaveLength(0);
      await pass(120_000);
      expect(starter.alive).toHaveLength(0);
      await expect(manager.call('a::b')).rejects.toMatchObject({ code: 'cancelled' });
      await expect(manager.restart('main')).rejects.toMatchObject({ code: 'cancelled' });
    },
  );

  test('a spare that is wanted by two goes to one of them', async () => {
    const { manager, starter, info } = setUp();
    await begin(manager);
    await pass(5000);
    const both = Promise.all([manager.restart('main'), manager.startFitWorker(fitOptions())]);
    await pass(1);
    await both;
    const pids = [info('main')?.pid, info('fit-1')?.pid];
    expect(new Set(pids).size).toBe(2);
    expect(pids).toContain(2);
    expect(starter.starts).toHaveLength(3);
  });
});

describe('the worker of a fit', () => {
  const startFit = async (
    manager: ReturnType<typeof setUp>['manager'],
    onStop: () => unknown = () => undefined,
  ) => {
    const start = manager.startFitWorker(fitOptions({ onStop: () => void onStop() }));
    await pass(1);
    return start;
  };

  test('is stopped by cancelling its job, and cannot be restarted', async () => {
    const { manager, info } = setUp();
    const cancelJob = vi.fn(() => fit.kill());
    const fit = await startFit(manager, cancelJob);
    expect(() => manager.interrupt('fit-1')).not.toThrow();
    await expect(manager.restart('fit-1')).rejects.toMatchObject({
      code: 'invalid-input',
      message: expect.stringMatching(/fit-1 runs a fit/),
    });
    await manager.stop('fit-1');
    expect(cancelJob).toHaveBeenCalledOnce();
    expect(info('fit-1')).toBeUndefined();
  });

  test('shows its call; a crash is not recovered from', async () => {
    const { manager, starter, info } = setUp();
    const fit = await startFit(manager);
    const call = settled(fit.call('wait::'));
    expect(info('fit-1')).toMatchObject({ state: 'busy', call: { target: 'wait::' } });
    starter.sessions[0]?.crash();
    expect(await call).toMatchObject({ code: 'worker-crashed', details: { recovered: false } });
    await pass(50);
    expect(info('fit-1')).toMatchObject({ state: 'failed', message: expect.stringMatching(/SIGKILL/) });
    await fit.kill();
    expect(info('fit-1')).toBeUndefined();
  });

  test('that cannot start is not shown any more', async () => {
    const { manager, starter } = setUp();
    starter.startMs = 1e6;
    const controller = new AbortController();
    const start = settled(manager.startFitWorker(fitOptions({ signal: controller.signal })));
    await pass(10);
    expect(manager.workers().map(({ id }) => id)).toEqual(['main', 'spare', 'fit-1']);
    controller.abort();
    expect(await start).toMatchObject({ code: 'cancelled' });
    await pass(1);
    expect(manager.workers().map(({ id }) => id)).toEqual(['main', 'spare']);
  });
});

test('ids that do not exist are refused with those that do', async () => {
  const { manager } = setUp();
  const refusal = { code: 'invalid-input', hint: 'There are: main, spare.' };
  expect(() => manager.interrupt('fit-9')).toThrow(expect.objectContaining(refusal));
  await expect(manager.stop('mian')).rejects.toMatchObject(refusal);
  await expect(manager.restart('')).rejects.toMatchObject(refusal);
  await expect(manager.callIn('main@nope', 'a::b')).rejects.toMatchObject(refusal);
});

test('no state is told that a worker was not in', async () => {
  const { manager, starter, told } = setUp();
  starter.startMs = 500;
  await Promise.all([manager.start(), pass(1000)]);
  await pass(5000);
  await Promise.all([manager.restart('main'), pass(1000)]);
  const states = (index: number) =>
    told.map((workers) => workers[index]?.state).filter((state, i, all) => state !== all[i - 1]);
  expect(states(0)).toEqual(['starting', 'ready', 'starting', 'ready']);
  expect(states(1)).toEqual(['stopped', 'starting', 'ready', 'stopped']);
});

test('changes are told ten times a second at most, and the last state always', async () => {
  const { manager, told } = setUp();
  await begin(manager);
  await pass(1000);
  const before = told.length;
  for (let i = 0; i < 1000; i += 1) {
    await manager.call('a::b');
    await pass(1);
  }
  expect(told.length - before).toBeLessThanOrEqual(11);
  const call = settled(manager.call('wait::'));
  await pass(150);
  expect(told.at(-1)?.[0]).toMatchObject({ id: 'main', state: 'busy' });
  manager.interrupt('main');
  await call;
  await pass(150);
  expect(told.at(-1)?.[0]).toMatchObject({ id: 'main', state: 'ready', call: null });
});
