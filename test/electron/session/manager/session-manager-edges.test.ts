import { describe, expect, test, vi } from 'vitest';
import { StudioError } from '../../../../shared/errors/studio-error';
import { fakeEnvironment, fakeManager, fitOptions, managerTime } from './fake-workers';

const { pass, begin, keep, settled } = managerTime();
const setUp = (...args: Parameters<typeof fakeManager>) => keep(fakeManager(...args));
const minute = 60_000;
const broken = new StudioError('invalid-input', 'brms is not installed.');

describe('calls', () => {
  test('each have their own deadline, whoever else calls while the worker starts', async () => {
    const { manager, starter } = setUp({ maySpare: () => false });
    starter.startMs = 3000;
    const first = manager.call('a::b', { timeoutMs: 4000 });
    await pass(2900);
    const second = manager.call('c::d', { timeoutMs: 4000 });
    await pass(100);
    await Promise.all([first, second]);
    expect(starter.sessions[0]?.limits).toEqual([1000, 3900]);
  });

  test('whose answer cannot be read fail at once, and the worker lives on', async () => {
    const { manager, starter } = setUp({ maySpare: () => false });
    await begin(manager);
    const done = vi.fn();
    const error = settled(manager.call('garbled::')).finally(done);
    await pass(1);
    expect(done).toHaveBeenCalledOnce();
    const plain = { code: 'protocol', message: 'An answer cannot be read.', details: undefined };
    expect(await error).toMatchObject(plain);
    await manager.call('a::b');
    expect(starter.starts).toHaveLength(1);
  });
});

describe('a spare', () => {
  test('whose libraries cannot be asked for is ended, told of, and tried again', async () => {
    const { manager, starter, notes, info } = setUp();
    await begin(manager);
    starter.libraryPaths = null;
    await pass(3500);
    expect(info('spare')).toMatchObject({ state: 'failed', message: expect.stringMatching(/\.libPaths/) });
    expect(notes.join()).toMatch(/error spare: The spare R process could not start: .*\.libPaths/);
    await pass(5000);
    expect(starter.starts.length).toBeGreaterThan(2);
    expect(starter.alive.map(({ pid }) => pid)).toEqual([1]);
  });

  test('that ends by itself is told of in the log', async () => {
    const { manager, starter, notes, info } = setUp();
    await begin(manager);
    await pass(5000);
    starter.sessions[1]?.crash();
    await pass(100);
    expect(info('spare')?.state).toBe('failed');
    expect(notes.at(-1)).toBe('error spare: The spare R process ended unexpectedly (SIGKILL).');
  });

  test('that was begun before the environment was edited is not used, however long it was waited for', async () => {
    const scripts: string[] = [];
    const { manager, starter, info } = setUp({
      resolve: async () => fakeEnvironment('default', [...scripts]),
    });
    await begin(manager);
    starter.startMs = 3000;
    await pass(4500);
    expect(info('spare')?.state).toBe('starting');
    const restart = manager.restart('main');
    await pass(500);
    scripts.push('options(digits = 3)');
    await pass(6000);
    await restart;
    const used = starter.alive.find(({ pid }) => pid === info('main')?.pid);
    expect(used?.options.environment.config.startup_scripts).toEqual(scripts);
  });

  test('that is promoted when the app closes goes with the rest', async () => {
    const { manager, starter } = setUp();
    await begin(manager);
    await pass(5000);
    const [, spare] = starter.sessions;
    if (spare) spare.isDeaf = true;
    const restart = settled(manager.restart('main'));
    await pass(10);
    await Promise.all([manager.close(), pass(2000)]);
    expect(await restart).toMatchObject({ code: 'cancelled' });
    expect(starter.alive).toEqual([]);
  });
});

describe('what nobody uses', () => {
  test('a spare of another environment is ended once, though the main worker keeps objects', async () => {
    const { manager, starter, info } = setUp();
    await Promise.all([manager.call('a::b', { environment: 'other' }), pass(1)]);
    for (const session of starter.sessions) session.handles = 1;
    await pass(5000);
    expect(info('spare@other')?.state).toBe('ready');
    await pass(25 * minute);
    expect([info('main@other')?.state, info('spare@other')?.state]).toEqual(['ready', 'stopped']);
    expect(starter.starts).toHaveLength(2);
  });

  test('starts that fail are given up when nobody has asked for long, and come with the next call', async () => {
    const { manager, starter, notes, info } = setUp({ maySpare: () => false });
    await begin(manager);
    starter.failure = broken;
    await Promise.all([settled(manager.call('a::b', { environment: 'other' })), pass(1)]);
    await pass(11 * minute);
    expect(info('main@other')?.state).toBe('stopped');
    expect(notes.join()).toMatch(/main@other: The R process could not be started and was not needed/);
    const before = starter.starts.length;
    await pass(10 * minute);
    expect(starter.starts).toHaveLength(before);
    starter.failure = null;
    await Promise.all([manager.call('a::b', { environment: 'other' }), pass(1)]);
    expect(info('main@other')?.state).toBe('ready');
  });
});

test('a restart during a start that follows a crash: one worker is left, and who waits hears of it', async () => {
  const { manager, starter, info } = setUp({ maySpare: () => false });
  await begin(manager);
  starter.startMs = 2000;
  const lost = settled(manager.call('wait::'));
  starter.sessions[0]?.crash();
  await pass(500);
  expect(info('main')?.state).toBe('starting');
  const waiting = manager.call('a::b');
  const restart = manager.restart('main');
  await pass(3000);
  await Promise.all([restart, waiting]);
  expect(await lost).toMatchObject({ code: 'worker-crashed', details: { recovered: true } });
  expect(starter.alive).toHaveLength(1);
  expect(info('main')).toMatchObject({ state: 'ready', pid: starter.alive[0]?.pid });
});

test('a call is shown in the new worker though the old one still owes an answer of ours', async () => {
  const { manager, starter, info } = setUp({ maySpare: () => false, settings: { idleMs: 1000 } });
  await begin(manager);
  const [old] = starter.sessions;
  if (old) old.isDeaf = true;
  await pass(2500);
  await Promise.all([manager.restart('main'), pass(1)]);
  const call = settled(manager.call('wait::'));
  expect(info('main')).toMatchObject({ state: 'busy', call: { target: 'wait::' } });
  manager.interrupt('main');
  await call;
});

test('the worker of a fit that cannot be ended keeps nobody waiting', async () => {
  const { manager, starter, info } = setUp({ maySpare: () => false });
  const start = manager.startFitWorker(fitOptions({ onStop: () => void settled(fit.kill()) }));
  await pass(1);
  const fit = await start;
  const [session] = starter.sessions;
  if (session) session.kill = () => Promise.reject(new Error('too many open files'));
  await manager.stop('fit-1');
  expect(info('fit-1')).toBeUndefined();
});

test('a crash of a fit’s worker says that the fit is not restarted', async () => {
  const { manager, starter } = setUp({ maySpare: () => false });
  const start = manager.startFitWorker(fitOptions());
  await pass(1);
  const fit = await start;
  const call = settled(fit.call('wait::'));
  starter.sessions[0]?.crash();
  expect(await call).toMatchObject({
    message: expect.stringMatching(/A fit is not restarted automatically\.$/),
  });
  await fit.kill();
});
