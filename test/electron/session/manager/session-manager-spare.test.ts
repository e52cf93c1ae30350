import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { fakeEnvironment, fakeManager, fitOptions, managerTime } from './fake-workers';

const { pass, begin, keep, settled } = managerTime();

function setUp(...args: Parameters<typeof fakeManager>) {
  return keep(fakeManager(...args));
}
describe('the spare', () => {
  test('starts some seconds after the main worker is ready, and is shown', async () => {
    const { manager, starter, info } = setUp();
    await begin(manager);
    await pass(2900);
    expect(starter.starts).toHaveLength(1);
    expect(info('spare')).toMatchObject({ state: 'stopped', role: 'spare' });
    starter.startMs = 2000;
    await pass(2000);
    expect(info('spare')).toMatchObject({ state: 'starting' });
    await pass(2000);
    expect(info('spare')).toMatchObject({ state: 'ready', pid: 2 });
  });

  test('becomes the main worker at a restart, which starts none; its events are the main worker’s then', async () => {
    const { manager, starter, events, info } = setUp();
    await begin(manager);
    await pass(5000);
    starter.sessions[1]?.say('as a spare');
    starter.startMs = 60_000;
    await manager.restart('main');
    expect(info('main')).toMatchObject({ state: 'ready', pid: 2, role: 'main', restarts: 1 });
    expect(info('spare')).toMatchObject({ state: 'stopped', pid: null });
    starter.sessions[1]?.say('as the main worker');
    const said = events.map(([id, event]) => [id, event.kind === 'stderr' ? event.line : '']);
    expect(said).toEqual([
      ['spare', 'as a spare'],
      ['main', 'as the main worker'],
    ]);
    expect(starter.sessions[0]?.isGone).toBe(true);
    await pass(5000);
    expect(info('spare')?.state).toBe('starting');
  });

  test('takes the place of a worker that crashed, at once', async () => {
    const { manager, starter, info } = setUp();
    await begin(manager);
    await pass(5000);
    starter.startMs = 1e6;
    const call = settled(manager.call('wait::'));
    starter.sessions[0]?.crash();
    expect(await call).toMatchObject({ details: { recovered: true } });
    expect(info('main')).toMatchObject({ state: 'ready', pid: 2 });
  });

  test('is given to a fit', async () => {
    const { manager, starter, info } = setUp();
    await begin(manager);
    await pass(5000);
    starter.startMs = 1e6;
    const fit = await manager.startFitWorker(fitOptions());
    expect(fit.info.pid).toBe(2);
    expect(info('fit-1')).toMatchObject({ role: 'fit', workId: 'work-1', state: 'ready', pid: 2 });
    await fit.kill();
    expect(info('fit-1')).toBeUndefined();
  });

  test('is given to a question that brms is asked', async () => {
    const { manager, starter, info } = setUp();
    await begin(manager);
    await pass(5000);
    starter.startMs = 1e6;
    const { workId, environment = 'default', ...options } = fitOptions();
    const asked = await manager.startBrmsWorker({ ...options, workId, environment });
    expect(asked.info.pid).toBe(2);
    expect(info('worker-1')).toMatchObject({ role: 'work', workId, state: 'ready', pid: 2 });
    await asked.kill();
    expect(info('worker-1')).toBeUndefined();
  });

  test('that is on its way is waited for, not begun a second time', async () => {
    const { manager, starter, info } = setUp();
    await begin(manager);
    starter.startMs = 3000;
    await pass(4500);
    const restart = manager.restart('main');
    await pass(2000);
    await restart;
    expect(info('main')).toMatchObject({ pid: 2, state: 'ready' });
    expect(starter.starts).toHaveLength(2);
  });

  test.each(['dead', 'deaf'])('that is %s when it is wanted is passed over', async (fault) => {
    const { manager, starter, info } = setUp();
    await begin(manager);
    await pass(5000);
    const [, spare] = starter.sessions;
    if (spare) spare.isDeaf = true;
    const restart = manager.restart('main');
    await pass(1);
    if (fault === 'dead') spare?.crash();
    await pass(1500);
    await restart;
    expect(info('main')).toMatchObject({ state: 'ready', pid: 3 });
    expect(spare?.isGone).toBe(true);
  });

  test('is not started while the app is busy, memory is short, or a worker starts', async () => {
    let busy = true;
    let memory = 8e9;
    const { manager, starter, info } = setUp({ maySpare: () => !busy, availableMemory: () => memory });
    await begin(manager);
    await pass(10_000);
    expect(info('spare')?.state).toBe('stopped');
    busy = false;
    memory = 1e9;
    await pass(10_000);
    expect(info('spare')?.state).toBe('stopped');
    memory = 8e9;
    starter.startMs = 10_000;
    const fit = manager.startFitWorker(fitOptions());
    await pass(9000);
    expect(info('spare')?.state).toBe('stopped');
    starter.startMs = 0;
    await pass(6000);
    await fit;
    expect(info('spare')?.state).toBe('ready');
    memory = 0.5e9;
    await pass(2000);
    expect(info('spare')?.state).toBe('stopped');
  });

  test('that cannot start is tried less and less often', async () => {
    const { manager, starter } = setUp();
    await begin(manager);
    starter.failure = new TypeError('no room') as never;
    await pass(100_000);
    expect(starter.starts.length).toBeLessThan(10);
    expect(starter.starts.length).toBeGreaterThan(5);
  });

  test('ended by the user stays away until a worker is started', async () => {
    const { manager, info } = setUp();
    await begin(manager);
    await pass(5000);
    await manager.stop('spare');
    await Promise.all([manager.call('a::b'), pass(60_000)]);
    expect(info('spare')?.state).toBe('stopped');
    await Promise.all([manager.restart('main'), pass(1)]);
    await pass(5000);
    expect(info('spare')?.state).toBe('ready');
    await Promise.all([manager.restart('spare'), pass(1)]);
    expect(info('spare')).toMatchObject({ state: 'ready', restarts: 2 });
    await expect(manager.callIn('spare', 'a::b')).rejects.toMatchObject({ code: 'invalid-input' });
  });
});

describe('a spare of another configuration is not used', () => {
  test('where the environment was edited since', async () => {
    let scripts: readonly string[] = [];
    const { manager, starter, info } = setUp({
      resolve: async () => fakeEnvironment('default', scripts),
    });
    await begin(manager);
    await pass(5000);
    scripts = ['options(digits = 3)'];
    await Promise.all([manager.restart('main'), pass(1)]);
    expect(info('main')?.pid).toBe(3);
    expect(starter.sessions[1]?.isGone).toBe(true);
    await pass(5000);
    await Promise.all([manager.restart('main'), pass(1)]);
    expect(info('main')?.pid).toBe(4);
  });

  test('where a package was installed since, in any of R’s libraries', async () => {
    vi.useRealTimers();
    const library = mkdtempSync(join(tmpdir(), 'library-'));
    const quick = { tickMs: 5, spareDelayMs: 5 };
    const { manager, starter, info } = setUp({ settings: quick });
    starter.libraryPaths = [library];
    const spareIsReady = () => vi.waitFor(() => expect(info('spare')?.state).toBe('ready'));
    try {
      await manager.start();
      await spareIsReady();
      await manager.restart('main');
      expect(info('main')?.pid).toBe(2);
      await spareIsReady();
      mkdtempSync(join(library, 'package-'));
      await manager.restart('main');
      expect(info('main')?.pid).toBe(4);
    } finally {
      rmSync(library, { recursive: true });
    }
  });
});

describe('idle workers', () => {
  test('are ended, the main worker and its spare, and start again when they are needed', async () => {
    const { manager, starter, notes, info } = setUp();
    await begin(manager);
    await pass(29 * 60_000);
    expect([info('main')?.state, info('spare')?.state]).toEqual(['ready', 'ready']);
    await pass(2 * 60_000);
    expect([info('main')?.state, info('spare')?.state]).toEqual(['stopped', 'stopped']);
    expect(notes.join()).toMatch(/not used for a while/);
    await pass(3_600_000);
    expect(starter.alive).toHaveLength(0);
    await Promise.all([manager.call('a::b'), pass(1)]);
    await pass(5000);
    expect([info('main')?.state, info('spare')?.state]).toEqual(['ready', 'ready']);
  });

  test('of other environments are ended sooner', async () => {
    const { manager, info } = setUp();
    await begin(manager);
    await Promise.all([manager.call('a::b', { environment: 'other' }), pass(1)]);
    await pass(11 * 60_000);
    expect([info('main')?.state, info('main@other')?.state]).toEqual(['ready', 'stopped']);
    expect(info('spare@other')?.state).toBe('stopped');
  });

  test('that keep objects, or are in a call, stay', async () => {
    const { manager, starter, info } = setUp();
    await begin(manager);
    const [main] = starter.sessions;
    if (main) main.handles = 2;
    await pass(40 * 60_000);
    expect(info('main')).toMatchObject({ state: 'ready', handles: 2, handleBytes: 16 });
    expect(info('spare')?.state).toBe('stopped');
    if (main) main.handles = 0;
    const call = settled(manager.call('wait::'));
    await pass(40 * 60_000);
    expect(info('main')?.state).toBe('busy');
    manager.interrupt('main');
    await call;
    await pass(31 * 60_000);
    expect(info('main')?.state).toBe('stopped');
  });
});
