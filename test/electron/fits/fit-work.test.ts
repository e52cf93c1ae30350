import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { Project } from '../../../electron/projects/project';
import { eventually } from '../eventually';
import { fitSetup } from './fit-queue';

const at = fitSetup();

describe('a fit in the queue', () => {
  it('goes through its states and saves what it found', async () => {
    const fits = at.queue();
    const id = fits.start();
    const fit = await fits.result(id);
    expect([...new Set(at.seen)]).toEqual(['queued', 'starting', 'compiling', 'sampling', 'saving', 'done']);
    expect(fits.of(id)).toMatchObject({
      state: 'done',
      title: 'Fit of M',
      detail: { fitId: 'fit-1', compile: 'reused' },
      error: null,
    });
    expect(fit).toMatchObject({ chains: 2, drawsPerChain: 10, divergences: 10, compiled: 'reused' });
    expect(fit.warnings).toEqual(['There were 3 divergent transitions after warmup.']);
    expect(fit.spec.sampling.seed).toBeGreaterThan(0);
    expect(at.workers[0]?.killed).toBe(true);
    const again = await Project.open(at.project.path);
    expect(again.state().fits).toEqual(at.project.state().fits);
    expect(await readFile(join(at.project.folders.fits, 'fit-1', 'log.txt'), 'utf8')).toContain(
      'Iteration: 10 / 20',
    );
  });

  it.each(['studio::prepare_fit', 'studio::compile_model', 'studio::sample_model', 'studio::fit_draws'])(
    'cancelled during %s: the worker dies, nothing is left',
    async (stage) => {
      const fits = at.queue(stage);
      const id = fits.start();
      await eventually(() => expect(at.workers[0]?.targets).toContain(stage));
      fits.cancel(id);
      await expect(fits.result(id)).rejects.toMatchObject({ code: 'cancelled' });
      expect(fits.of(id)?.state).toBe('cancelled');
      expect(at.workers[0]?.killed).toBe(true);
      expect(await at.savedFits()).toEqual([]);
    },
  );

  it('a call that is interrupted in the worker cancels the fit', async () => {
    const fits = at.queue('studio::sample_model');
    const id = fits.start();
    await eventually(() => expect(at.workers[0]?.targets).toContain('studio::sample_model'));
    at.workers[0]?.interrupt();
    await expect(fits.result(id)).rejects.toMatchObject({
      code: 'cancelled',
      message: 'The fit was cancelled.',
    });
    expect(fits.of(id)?.state).toBe('cancelled');
    expect(at.workers[0]?.killed).toBe(true);
    expect(await at.savedFits()).toEqual([]);
  });

  it('a worker that cannot be killed at once is killed in the end, and nobody hears of a stray rejection', async () => {
    const stray = vi.fn();
    process.on('unhandledRejection', stray);
    const fits = at.queue('studio::sample_model', null, 2, ({ session }) => {
      const { kill } = session;
      // No spy: that would hear of the rejection.
      session.kill = async () => {
        session.kill = kill;
        await kill();
        throw new Error('EMFILE: too many open files');
      };
    });
    const id = fits.start();
    await eventually(() => expect(at.workers[0]?.targets).toContain('studio::sample_model'));
    fits.cancel(id);
    await expect(fits.result(id)).rejects.toMatchObject({ code: 'cancelled' });
    await new Promise((resolve) => setTimeout(resolve, 10));
    process.off('unhandledRejection', stray);
    expect(stray).not.toHaveBeenCalled();
  });

  it('says when it is busy: not while chains run', async () => {
    const fits = at.queue('studio::compile_model');
    expect(fits.work.isUrgent).toBe(false);
    const id = fits.start();
    expect(fits.work.isUrgent).toBe(true);
    await eventually(() => expect(at.workers[0]?.targets).toContain('studio::compile_model'));
    expect(fits.work.isUrgent).toBe(true);
    fits.cancel(id);
    await expect(fits.result(id)).rejects.toMatchObject({ code: 'cancelled' });
    const sampling = at.queue('studio::sample_model');
    sampling.start();
    await eventually(() => expect(at.workers[1]?.targets).toContain('studio::sample_model'));
    expect([fits.work.isUrgent, sampling.work.isUrgent]).toEqual([false, false]);
    await sampling.close();
  });

  it('lets fits wait for cores, in order, and a cancelled one never starts', async () => {
    const fits = at.queue('studio::sample_model');
    const first = fits.start();
    const second = fits.start();
    const third = fits.start();
    await eventually(() => expect(at.workers[0]?.targets).toContain('studio::sample_model'));
    expect(fits.of(second)?.state).toBe('queued');
    fits.cancel(second);
    await expect(fits.result(second)).rejects.toMatchObject({ code: 'cancelled' });
    fits.cancel(first);
    await eventually(() => expect(at.workers).toHaveLength(2));
    expect(fits.of(third)?.state).not.toBe('queued');
    await fits.close();
    expect(at.workers.every((worker) => worker.killed)).toBe(true);
    fits.work.dismiss(first);
    expect(fits.list().map(({ id }) => id)).toEqual([second, third]);
  });

  it('remembers the newest fifty that have finished, however many there were', async () => {
    const fits = at.queue('studio::sample_model', null, 1);
    const running = fits.start();
    const ids = Array.from({ length: 60 }, () => fits.start());
    for (const id of ids) fits.cancel(id);
    await eventually(() => expect(fits.list()).toHaveLength(51));
    expect(fits.list().map(({ id }) => id)).toEqual([running, ...ids.slice(10)]);
    // A window may still show what is forgotten here.
    fits.work.dismiss(ids[0] ?? '');
    await fits.close();
  });

  it('fits in the environment that was in use when it was asked for', async () => {
    const fits = at.queue('studio::sample_model');
    const id = fits.start();
    const waiting = fits.start();
    await eventually(() => expect(at.startedIn).toEqual(['paper']));
    at.environment = 'newest brms';
    expect(fits.of(waiting)).toMatchObject({ state: 'queued', environment: 'paper' });
    expect(fits.fits.unfinishedIn('paper').map(({ id: its }) => its)).toEqual([id, waiting]);
    expect(fits.fits.unfinishedIn(at.environment)).toEqual([]);
    fits.cancel(id);
    await eventually(() => expect(at.startedIn).toEqual(['paper', 'paper']));
    expect(fits.fits.unfinishedIn('paper').map(({ id: its }) => its)).toEqual([waiting]);
    await fits.close();
  });

  it('runs fits side by side where there are cores for both', async () => {
    const fits = at.queue('studio::sample_model', null, 4);
    for (let i = 0; i < 2; i += 1) fits.start();
    await eventually(() => expect(at.workers).toHaveLength(2));
    await fits.close();
  });

  it('keeps to the cores that it may use, and starts what waits when there are more', async () => {
    at.coreLimit = 1;
    const fits = at.queue('studio::sample_model', null, 4);
    const [first, second] = [fits.start(), fits.start()];
    await vi.waitFor(() => expect(at.workers[0]?.targets).toContain('studio::sample_model'));
    expect([first, second].map((id) => fits.of(id)?.state)).toEqual(['running', 'queued']);
    at.coreLimit = null;
    fits.work.startNext();
    await vi.waitFor(() => expect(at.workers).toHaveLength(2));
    await fits.close();
    at.coreLimit = 1;
    const others = at.queue();
    const { spec, call } = await others.result(others.start());
    expect(spec.sampling).toMatchObject({ chains: 2, cores: 1 });
    expect(call).toContain('cores = 1');
  });

  it('refuses at once what cannot be fitted', async () => {
    const model = at.project.model(at.modelId);
    await at.project.saveModel({ ...model, spec: { ...model.spec, formula: 'z ~ 1' } });
    expect(() => at.queue().start()).toThrow(/response “z” is not a column/);
  });
});
