import { describe, expect, test, vi } from 'vitest';
import { StudioError } from '../../../../shared/errors/studio-error';
import { fakeManager, managerTime } from './fake-workers';

const { pass, begin, keep, settled } = managerTime();

function setUp(...args: Parameters<typeof fakeManager>) {
  return keep(fakeManager(...args));
}
const broken = new StudioError('invalid-input', 'brms is not installed.');

describe('the main worker', () => {
  test('starts when it is needed, and calls wait for it', async () => {
    const { manager, starter, info } = setUp();
    starter.startMs = 2000;
    expect(info('main')).toMatchObject({
      state: 'stopped',
      restarts: 0,
      role: 'main',
      environment: 'default',
    });
    const calls = ['a::b', 'c::d'].map((target) => manager.call(target));
    await pass(1000);
    expect(info('main')).toMatchObject({ state: 'starting', pid: null });
    await pass(1000);
    await Promise.all(calls);
    expect(starter.starts).toHaveLength(1);
    expect(info('main')).toMatchObject({
      state: 'ready',
      pid: 1,
      epoch: 'epoch-1',
      versions: { R: '4.2.2' },
    });
  });

  test('is one for each environment', async () => {
    const { manager, starter, info } = setUp();
    const calls = Promise.all([manager.call('a::b'), manager.call('a::b', { environment: 'other' })]);
    await pass(1);
    await calls;
    const used = starter.sessions.map(({ info: { environment } }) => environment);
    expect(used.toSorted()).toEqual(['default', 'other']);
    expect(info('main@other')).toMatchObject({ state: 'ready', environment: 'other' });
    await manager.callIn('main@other', 'x::y');
    expect(starter.sessions.find((s) => s.info.environment === 'other')?.targets).toContain('x::y');
  });

  test('a wait for its start can be cancelled and has the call’s deadline', async () => {
    const { manager, starter } = setUp();
    starter.startMs = 5000;
    const controller = new AbortController();
    const cancelled = settled(manager.call('a::b', { signal: controller.signal }));
    const late = settled(manager.call('a::b', { timeoutMs: 1000 }));
    controller.abort();
    expect(await cancelled).toMatchObject({ code: 'cancelled' });
    await pass(1000);
    expect(await late).toMatchObject({ code: 'timeout' });
  });

  test('shows its call, and interrupting stops that call alone', async () => {
    const { manager, starter, info } = setUp();
    await begin(manager);
    const call = settled(manager.call('wait::'));
    expect(info('main')).toMatchObject({ state: 'busy', call: { target: 'wait::' } });
    manager.interrupt('main');
    expect(await call).toMatchObject({ code: 'cancelled' });
    expect(info('main')).toMatchObject({ state: 'ready', call: null, pid: 1 });
    expect(starter.starts).toHaveLength(1);
    manager.interrupt('main');
  });

  test('stopped, it has no process until the next call; what ran is cancelled', async () => {
    const { manager, starter, info } = setUp();
    await begin(manager);
    const call = settled(manager.call('wait::'));
    await manager.stop('main');
    expect(await call).toMatchObject({ code: 'cancelled' });
    expect(info('main')).toMatchObject({ state: 'stopped', pid: null, epoch: null });
    await pass(120_000);
    expect(starter.alive).toHaveLength(0);
    const again = manager.call('a::b');
    await pass(1);
    await again;
    expect(info('main')).toMatchObject({ state: 'ready', pid: 2, restarts: 1 });
  });
});

describe('a crash', () => {
  test('rejects what ran once another worker is ready, and says so', async () => {
    const { manager, starter, info } = setUp();
    await begin(manager);
    starter.startMs = 3000;
    const call = settled(manager.call('wait::'));
    const done = vi.fn();
    void call.then(done);
    starter.sessions[0]?.crash();
    await pass(2900);
    expect(done).not.toHaveBeenCalled();
    expect(info('main')?.state).toBe('starting');
    await pass(200);
    expect(await call).toMatchObject({
      code: 'worker-crashed',
      message: 'The R process was killed by SIGKILL during a call. A new one is ready.',
      details: { recovered: true },
    });
    expect(info('main')).toMatchObject({ state: 'ready', epoch: 'epoch-2', restarts: 1 });
  });

  test('is known at once: the next call has another worker though the dead one is still cleared away', async () => {
    const { manager, starter, info } = setUp({ maySpare: () => false });
    await begin(manager);
    starter.sessions[0]?.crash();
    expect(info('main')?.state).toBe('stopping');
    const call = manager.call('a::b');
    await pass(1);
    await call;
    expect(starter.sessions[1]?.targets).toEqual(['a::b']);
    await pass(100);
    expect(info('main')).toMatchObject({ state: 'ready', pid: 2, restarts: 1 });
  });

  test('whose next worker cannot start tells the reason', async () => {
    const { manager, starter, info } = setUp();
    await begin(manager);
    const call = settled(manager.call('wait::'));
    starter.failure = broken;
    starter.sessions[0]?.crash();
    await pass(100);
    expect(await call).toMatchObject({
      message: expect.stringMatching(/No new one could be started: brms is not installed\. .*in [12] s\.$/),
      details: { recovered: false },
    });
    expect(info('main')).toMatchObject({ state: 'failed', message: 'brms is not installed.' });
  });

  test('whose next worker takes too long keeps nobody waiting', async () => {
    const { manager, starter } = setUp({ settings: { recoverWaitMs: 5000 } });
    await begin(manager);
    const call = settled(manager.call('wait::'));
    starter.startMs = 1e6;
    starter.sessions[0]?.crash();
    await pass(5000);
    expect(await call).toMatchObject({ code: 'worker-crashed', details: { recovered: false } });
  });

  test('in a command is not recovered from, and the next call starts a worker', async () => {
    const { manager, starter } = setUp({ settings: { automatic: false } });
    await begin(manager);
    const call = settled(manager.call('wait::'));
    starter.sessions[0]?.crash();
    await pass(60_000);
    expect(await call).toMatchObject({ code: 'worker-crashed', details: { recovered: false } });
    expect(starter.starts).toHaveLength(1);
    expect(manager.workers().map(({ id }) => id)).toEqual(['main']);
    await begin(manager);
    expect(starter.starts).toHaveLength(2);
  });

  test('that follows each start does not spin', async () => {
    const { manager, starter } = setUp({ maySpare: () => false });
    await begin(manager);
    for (let second = 0; second < 300; second += 1) {
      await pass(1000);
      for (const session of starter.alive) if (Date.now() - session.info.startedAt >= 1500) session.crash();
    }
    const waits = starter.starts
      .slice(1)
      .map((time, i) => Math.round((time - (starter.starts[i] ?? 0)) / 1000));
    expect(waits.slice(0, 7)).toEqual([2, 3, 4, 6, 10, 18, 34]);
    expect(waits.slice(7).every((wait) => wait >= 60)).toBe(true);
  });
});

describe('starts that fail', () => {
  test('are tried again after 1, 2, 4 … 60 s; calls fail at once meanwhile', async () => {
    const { manager, starter, info } = setUp();
    starter.failure = broken;
    starter.says = ['Error in library(brms)'];
    const first = settled(manager.call('a::b'));
    await pass(1);
    expect(await first).toMatchObject({ code: 'invalid-input', message: expect.stringMatching(/in 1 s\.$/) });
    await pass(1100);
    const second = await settled(manager.call('a::b'));
    expect(second).toMatchObject({
      message: 'brms is not installed. R said last: Error in library(brms). The next attempt is in 2 s.',
      details: { retryAt: info('main')?.retryAt },
    });
    expect(info('main')).toMatchObject({ state: 'failed', restarts: 1 });
    await pass(300_000);
    const waits = starter.starts
      .slice(1)
      .map((time, i) => Math.round((time - (starter.starts[i] ?? 0)) / 1000));
    expect(waits.slice(0, 8)).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
  });

  test('a restart tries at once, and the mended worker is there', async () => {
    const { manager, starter, info } = setUp();
    starter.failure = broken;
    await Promise.all([settled(manager.start()), pass(20_000)]);
    const before = starter.starts.length;
    const refused = settled(manager.restart('main'));
    await pass(1);
    expect(await refused).toMatchObject({ code: 'invalid-input' });
    expect(starter.starts).toHaveLength(before + 1);
    starter.failure = null;
    const restarted = manager.restart('main');
    await pass(1);
    await restarted;
    expect(info('main')).toMatchObject({ state: 'ready' });
    expect(info('main')?.retryAt).toBeUndefined();
  });
});
