import { describe, expect, it } from 'vitest';
import { fakeManager, fitOptions, managerTime } from './fake-workers';

const { keep, begin, pass, settled } = managerTime();

describe('the app goes on in another environment', () => {
  it('the plain ids move to it, and the workers before end with their objects', async () => {
    const { manager, starter, info } = keep(fakeManager());
    await begin(manager);
    const before = info('main');
    await Promise.all([manager.useEnvironment('other'), pass(100)]);
    expect(starter.sessions[0]?.isGone).toBe(true);
    expect(info('main')).toMatchObject({ environment: 'other', state: 'stopped', epoch: null });
    await begin(manager);
    expect(info('main')).toMatchObject({ environment: 'other', state: 'ready' });
    expect(info('main')?.epoch).not.toBe(before?.epoch);
    expect(manager.workers().filter(({ environment }) => environment === 'default')).toEqual([]);
    expect(starter.sessions[1]?.info.environment).toBe('other');
  });

  it('calls and fits that name no environment go to it', async () => {
    const { manager, starter, info } = keep(fakeManager());
    await Promise.all([manager.useEnvironment('other'), pass(100)]);
    await Promise.all([manager.call('base::date'), pass(10)]);
    await Promise.all([manager.startFitWorker(fitOptions()), pass(10)]);
    expect(starter.sessions.map((session) => session.info.environment)).toEqual(['other', 'other']);
    expect(info('fit-1')).toMatchObject({ environment: 'other' });
  });

  it('fits go on in the one where they began', async () => {
    const { manager, starter, info } = keep(fakeManager());
    await Promise.all([manager.startFitWorker(fitOptions()), pass(10)]);
    await Promise.all([manager.useEnvironment('other'), pass(1000)]);
    expect(info('fit-1')).toMatchObject({ environment: 'default', state: 'ready' });
    expect(starter.sessions[0]?.isGone).toBe(false);
  });

  it('a call that runs in the one before is cancelled', async () => {
    const { manager } = keep(fakeManager());
    await begin(manager);
    const call = settled(manager.call('wait::'));
    await pass(10);
    await Promise.all([manager.useEnvironment('other'), pass(100)]);
    expect(await call).toMatchObject({ code: 'cancelled' });
  });

  it('a start that is on its way is given up, and its worker does not stay', async () => {
    const { manager, starter, info } = keep(fakeManager());
    starter.startMs = 500;
    const started = settled(manager.start());
    await pass(10);
    await Promise.all([manager.useEnvironment('other'), pass(1000)]);
    expect(await started).toMatchObject({ code: 'cancelled' });
    expect(starter.alive).toEqual([]);
    expect(info('main')).toMatchObject({ environment: 'other', state: 'stopped' });
  });

  it('a spare waits in it, not in the one before', async () => {
    const { manager, starter } = keep(fakeManager({ settings: { spareDelayMs: 10, tickMs: 10 } }));
    await begin(manager);
    await pass(100);
    expect(starter.alive.map((session) => session.info.role)).toEqual(['main', 'spare']);
    await Promise.all([manager.useEnvironment('other'), pass(100)]);
    expect(starter.alive).toEqual([]);
    await begin(manager);
    await pass(100);
    expect(starter.alive.map(({ info }) => [info.role, info.environment])).toEqual([
      ['main', 'other'],
      ['spare', 'other'],
    ]);
  });

  it('back and forth at once ends in the last one, with nothing left over', async () => {
    const { manager, starter, info } = keep(fakeManager());
    await begin(manager);
    const moves = ['a', 'b', 'default', 'c'].map((name) => manager.useEnvironment(name));
    await Promise.all([...moves, pass(100)]);
    await begin(manager);
    expect(info('main')).toMatchObject({ environment: 'c', state: 'ready' });
    expect(starter.alive).toHaveLength(1);
    expect(manager.workers().map(({ id }) => id)).toEqual(['main', 'spare']);
  });
});

describe('workers of an environment together', () => {
  it('those that run start anew, others do not start', async () => {
    const { manager, starter, info } = keep(fakeManager());
    await begin(manager);
    const before = info('main')?.epoch;
    manager.renewEnvironment('default');
    manager.renewEnvironment('other');
    await pass(100);
    expect(info('main')).toMatchObject({ state: 'ready', restarts: 1 });
    expect(info('main')?.epoch).not.toBe(before);
    expect(starter.alive).toHaveLength(1);
    expect(starter.starts).toHaveLength(2);
  });

  it('an environment that is not the app’s own is forgotten when it ends', async () => {
    const { manager, starter, info } = keep(fakeManager());
    await Promise.all([manager.call('base::date', { environment: 'other' }), pass(10)]);
    expect(info('main@other')).toMatchObject({ state: 'ready' });
    await Promise.all([manager.endEnvironment('other'), pass(100)]);
    expect(info('main@other')).toBeUndefined();
    expect(starter.alive).toEqual([]);
  });
});
