import { mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { startingEnvironment } from '../../../electron/environments/store/starting-environment';
import { activeEnvironment, setActive } from '../../../electron/environments/store/state-files';
import { createEnvironment } from '../../../electron/environments/store/write';
import type { EnvironmentWorkType } from '../../../electron/environments/work/environment-work';
import { serviceHome, waitingFit } from './service-home';
import { config, configOf, exists, put, writeEnvironment } from './store-files';

const { home, begin } = serviceHome();
const patient = { timeout: 5000, interval: 10 };

describe('activating', () => {
  it('the app goes on in the other one, and so does the next start', async () => {
    await createEnvironment(home.paths, 'demo');
    const { service, manager, starter, info } = begin();
    await manager.start();
    await service.activate('demo');
    expect(service.active).toBe('demo');
    expect(await activeEnvironment(home.paths)).toBe('demo');
    await vi.waitFor(
      () => expect(info('main')).toMatchObject({ environment: 'demo', state: 'ready' }),
      patient,
    );
    expect(starter.alive).toHaveLength(1);
    expect((await service.list()).filter(({ active }) => active).map(({ name }) => name)).toEqual(['demo']);
  });

  it('is refused for one that is damaged or not there, and nothing ends', async () => {
    await put(home.paths, configOf('broken'), '{');
    const { service, manager, starter } = begin();
    await manager.start();
    for (const name of ['broken', 'none', '../x']) {
      await expect(service.activate(name)).rejects.toMatchObject({ code: 'invalid-input' });
    }
    expect(service.active).toBe('default');
    expect(starter.alive).toHaveLength(1);
    expect(await activeEnvironment(home.paths)).toBeNull();
  });

  it('many at once end in the last one, in the file and in the app', async () => {
    const names = ['a', 'b', 'c'];
    for (const name of names) await createEnvironment(home.paths, name);
    const { service, starter, info } = begin();
    await Promise.all([...names, ...names].map((name) => service.activate(name)));
    expect([service.active, await activeEnvironment(home.paths)]).toEqual(['c', 'c']);
    await vi.waitFor(() => expect(info('main')).toMatchObject({ environment: 'c', state: 'ready' }), patient);
    expect(starter.alive).toHaveLength(1);
  });
});

/** Work that ends when the signal is aborted. */
const installing = (signal: AbortSignal): EnvironmentWorkType<null> => ({
  kind: 'install',
  title: () => 'Installing x',
  run: () => new Promise((resolve) => signal.addEventListener('abort', () => resolve(null))),
});

describe('what a change touches', () => {
  it('are workers, objects, fits and the work', async () => {
    await createEnvironment(home.paths, 'demo');
    const { service, manager, starter, fit, environmentWork } = begin('default');
    await manager.start();
    const [main] = starter.sessions;
    if (main) main.handles = 3;
    await fit('default', 'work-1');
    const finish = new AbortController();
    const { id } = environmentWork.start(installing(finish.signal), 'default', null);
    expect(await service.use('default')).toEqual({
      workers: ['main'],
      handles: 3,
      fits: ['Model of work-1'],
      waiting: [],
      workId: id,
    });
    expect(await service.use('demo')).toEqual({
      workers: [],
      handles: 0,
      fits: [],
      waiting: [],
      workId: null,
    });
    await expect(service.use('none')).rejects.toMatchObject({ code: 'invalid-input' });
    finish.abort();
  });

  it('a saved configuration starts the workers that run anew, and those alone', async () => {
    await writeEnvironment(home.paths, config('demo'));
    const { service, manager, starter, info } = begin('demo');
    const save = (env: Record<string, string>) => service.save(config('demo'), config('demo', { env }));
    expect((await save({ A: '1' })).config.env).toEqual({ A: '1' });
    expect(starter.starts).toHaveLength(0);
    await manager.start();
    const before = info('main')?.epoch;
    await save({ A: '1', B: '2' });
    await vi.waitFor(() => expect(info('main')?.epoch).not.toBe(before), patient);
    await vi.waitFor(() => expect(info('main')).toMatchObject({ state: 'ready', restarts: 1 }), patient);
    await service.save(config('default'), config('default', { env: { A: '1' } }));
    expect(info('main@default')).toBeUndefined();
  });
});

describe('renaming and deleting', () => {
  it('the active one stays in use under its new name', async () => {
    await createEnvironment(home.paths, 'old');
    const { service, manager, info } = begin('old');
    await manager.start();
    await service.rename('old', 'new');
    expect(service.active).toBe('new');
    await vi.waitFor(
      () => expect(info('main')).toMatchObject({ environment: 'new', state: 'ready' }),
      patient,
    );
  });

  it('is refused while a fit or other work is done in it, and for "default"; nothing ends', async () => {
    await createEnvironment(home.paths, 'demo');
    const { service, starter, fit, environmentWork } = begin();
    await fit('demo', 'work-1');
    await expect(service.rename('demo', 'x')).rejects.toThrow('the fit of Model of work-1 runs in it');
    const controller = new AbortController();
    environmentWork.start(installing(controller.signal), 'demo', null);
    await expect(service.rename('demo', 'x')).rejects.toThrow('a job works on it: Installing x');
    await expect(service.remove('demo')).rejects.toThrow('a job works on it: Installing x');
    await expect(service.remove('default')).rejects.toThrow('cannot be deleted');
    await expect(service.rename('default', 'x')).rejects.toThrow('cannot be renamed');
    expect(starter.alive).toHaveLength(1);
    expect(await exists(home.paths, configOf('demo'))).toBe(true);
    controller.abort();
  });

  it('fits that wait count as those that run', async () => {
    await createEnvironment(home.paths, 'demo');
    const { service, waiting, cancelled } = begin();
    waiting.push(waitingFit('work-2', 'queued'));
    expect(await service.use('demo')).toMatchObject({ fits: [], waiting: ['Model of work-2'] });
    await expect(service.rename('demo', 'x')).rejects.toThrow(
      'the fit of Model of work-2 waits to run in it',
    );
    await service.remove('demo');
    expect(cancelled).toEqual(['work-2']);
  });

  it('a question to brms keeps an environment from being renamed, and is cancelled when it is deleted', async () => {
    await createEnvironment(home.paths, 'demo');
    const { service, waiting, cancelled } = begin();
    const detail = { fitId: 'fit-1', analysisId: 'loo', query: {} };
    waiting.push({ id: 'work-3', kind: 'analysis', title: 'LOO of Model 1', state: 'running', detail });
    expect(await service.use('demo')).toMatchObject({ fits: [], waiting: [] });
    await expect(service.rename('demo', 'x')).rejects.toThrow('“LOO of Model 1” runs in it');
    await service.remove('demo');
    expect(cancelled).toEqual(['work-3']);
  });

  it('is refused for work that begins while its workers end', async () => {
    await createEnvironment(home.paths, 'demo');
    const { service, manager, environmentWork } = begin('demo');
    await manager.start();
    const end = manager.endEnvironment.bind(manager);
    const done = new AbortController();
    vi.spyOn(manager, 'endEnvironment').mockImplementation(async (name) => {
      await end(name);
      environmentWork.start(installing(done.signal), 'demo', null);
    });
    await expect(service.rename('demo', 'x')).rejects.toThrow('a job works on it: Installing x');
    expect(await exists(home.paths, configOf('demo'))).toBe(true);
    done.abort();
  });

  it('deleting the active one cancels its fits, goes on in "default", and can be undone', async () => {
    await createEnvironment(home.paths, 'demo');
    const { service, manager, starter, fit, cancelled, info } = begin('demo');
    await manager.start();
    await fit('demo', 'work-1');
    const { id } = await service.remove('demo');
    expect(cancelled).toEqual(['work-1']);
    expect(service.active).toBe('default');
    await vi.waitFor(
      () => expect(info('main')).toMatchObject({ environment: 'default', state: 'ready' }),
      patient,
    );
    expect(starter.alive.map((session) => session.info.environment)).toEqual(['default']);
    expect((await service.trash()).map((entry) => entry.id)).toEqual([id]);
    expect(await service.restore(id)).toBe('demo');
    await service.activate('demo');
    expect(service.active).toBe('demo');
  });

  it('what a deletion that was broken off had left as the active one is that again once it is had back', async () => {
    await createEnvironment(home.paths, 'demo');
    await setActive(home.paths, 'demo');
    const trash = join(home.paths.brmspy, 'trash');
    await mkdir(trash);
    await rename(join(home.paths.brmspy, 'environment', 'demo'), join(trash, 'demo-1795448981220'));
    for (const handles of [2, 0]) {
      const { name, note } = await startingEnvironment(home.paths, undefined, false);
      expect(name).toBe('default');
      const { service, manager, starter, info } = begin(name, note);
      await manager.start();
      const [main] = starter.sessions;
      if (main) main.handles = handles;
      const [trashed] = await service.trash();
      expect(await service.restore(trashed?.id ?? '')).toBe('demo');
      // Objects are not lost without a word.
      expect(service.active).toBe(handles === 0 ? 'demo' : 'default');
      if (handles === 0) expect(info('main')?.environment).toBe('demo');
      else await rename(join(home.paths.brmspy, 'environment', 'demo'), join(trash, 'demo-1795448981220'));
      service.close();
    }
  });

  it('a clone is work of its environment', async () => {
    await createEnvironment(home.paths, 'demo');
    const { service, queue } = begin();
    await expect(service.clone('demo', 'demo')).rejects.toMatchObject({ code: 'invalid-input' });
    const ended = await queue.ended(await service.clone('demo', 'copy'));
    expect(ended).toMatchObject({ kind: 'clone', environment: 'demo', state: 'done', error: null });
    expect((await service.details('copy')).config.environment_name).toBe('copy');
  });
});

describe('what the app says', () => {
  it('why it is not in the environment that was wanted, until another one is activated', async () => {
    await createEnvironment(home.paths, 'demo');
    const { service, warnings } = begin('default', 'The active environment cannot be used.');
    expect(warnings).toEqual(['The active environment cannot be used.']);
    expect((await service.details('default')).notes).toEqual(warnings);
    expect((await service.details('demo')).notes).toEqual([]);
    await service.activate('demo');
    expect((await service.details('demo')).notes).toEqual([]);
  });

  it('that another program took the one in use, and where it goes on', async () => {
    await createEnvironment(home.paths, 'demo');
    const { service, manager, warnings, info } = begin('demo');
    await manager.start();
    await service.list();
    const folder = join(home.paths.brmspy, 'environment');
    await rename(join(folder, 'demo'), join(home.paths.brmspy, 'elsewhere'));
    await vi.waitFor(() => expect(service.active).toBe('default'), patient);
    await vi.waitFor(
      () => expect(warnings).toEqual([expect.stringContaining('"demo" does not exist any more')]),
      patient,
    );
    expect(info('main')).toMatchObject({ environment: 'default' });
  });
});
