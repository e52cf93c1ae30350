import { mkdirSync, writeFileSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { StudioError } from '../../../shared/errors/studio-error';
import { eventually } from '../eventually';
import { fitSetup } from './fit-queue';

const at = fitSetup();

describe('a fit that is sampled', () => {
  it('holds a fit that the disk does not take, without its cores, until it can be written', async () => {
    const fits = at.queue(null, 'object');
    const id = fits.start();
    const next = fits.start();
    await eventually(() => expect(fits.of(id)?.state).toBe('held'));
    expect(fits.of(id)?.error?.message).toMatch(/cannot be written to .*No space left on device/);
    expect(at.workers[0]?.killed).toBe(false);
    expect(fits.fits.unfinished().map(({ id: its }) => its)).toEqual([id, next]);
    // The other one has its turn.
    await eventually(() => expect(fits.of(next)?.state).toBe('held'));
    fits.save(id, { to: 'project' });
    await eventually(() => expect(at.workers[0]?.targets.at(-1)).toBe('studio::save_fit'));
    await eventually(() => expect(fits.of(id)?.state).toBe('held'));
    if (at.workers[0]) at.workers[0].failAt = null;
    fits.save(id, { to: 'project' });
    expect(await fits.result(id)).toMatchObject({ id: 'fit-1', chains: 2 });
    expect(fits.of(id)).toMatchObject({ state: 'done', error: null });
    expect(at.workers[0]?.killed).toBe(true);
    fits.cancel(next);
    await expect(fits.result(next)).rejects.toMatchObject({ code: 'cancelled' });
    expect(await at.savedFits()).toEqual(['fit-1']);
    expect(() => fits.save(id, { to: 'project' })).toThrow(/does not wait to be saved/);
  });

  it('a project folder that has gone while chains ran: written again once it is back', async () => {
    const fits = at.queue('studio::sample_model');
    const id = fits.start();
    await eventually(() => expect(at.workers[0]?.targets).toContain('studio::sample_model'));
    await rename(at.project.folders.fits, `${at.project.folders.fits} moved`);
    await writeFile(at.project.folders.fits, 'a file');
    at.workers[0]?.goOn();
    await eventually(() => expect(fits.of(id)?.state).toBe('held'));
    fits.save(id, { to: 'project' });
    await eventually(() => expect(at.seen.filter((state) => state === 'held')).toHaveLength(2));
    await rm(at.project.folders.fits);
    fits.save(id, { to: 'project' });
    expect(await fits.result(id)).toMatchObject({ id: 'fit-1' });
  });

  it('writes the R object of a fit that the project does not take to a file elsewhere', async () => {
    const fits = at.queue(null, 'object');
    const id = fits.start();
    await eventually(() => expect(fits.of(id)?.state).toBe('held'));
    expect(() => fits.save(id, { to: 'file', path: 'fit.rds' })).toThrow(/not the full path/);
    if (at.workers[0]) at.workers[0].failAt = null;
    const path = join(at.folder, 'elsewhere.rds');
    fits.save(id, { to: 'file', path });
    await expect(fits.result(id)).rejects.toMatchObject({
      message: expect.stringContaining(`Its R object is in ${path}.`),
    });
    expect(await readFile(path, 'utf8')).toBe('rds');
  });

  it('reads a fit whose worker fails over it from the disk, in another worker', async () => {
    const fits = at.queue(null, 'answer');
    const fit = await fits.result(fits.start());
    expect(fit.warnings.at(-1)).toMatch(
      /ended before it had reported the fit: .*bytes must be a whole number/,
    );
    const first = at.workers.length;
    const draws = at.queue(null, null, 2, (worker) => {
      if (at.workers.length === first) worker.failAt = 'draws';
    });
    expect(await draws.result(draws.start())).toMatchObject({ chains: 2 });
    expect(at.workers.slice(first).map((worker) => worker.killed)).toEqual([true, true]);
  });

  it('writes the R object elsewhere also where the worker that sampled it is gone', async () => {
    const fits = at.queue(null, 'answer', 2, (worker) => {
      const isFirst = at.workers.length === 0;
      const { call } = worker.session;
      worker.session.call = async (target, options) => {
        // The first one dies with its answer; the disk refuses the draws of the second one.
        if (target === 'studio::fit_draws')
          await mkdir(join(String(options?.kwargs?.folder), 'draws.f64'), { recursive: true });
        return call(target, options).catch((error: unknown) => {
          worker.killed = isFirst;
          throw error;
        });
      };
      if (!isFirst) worker.failAt = null;
    });
    const id = fits.start();
    await eventually(() => expect(fits.of(id)?.state).toBe('held'));
    const path = join(at.folder, 'elsewhere.rds');
    await writeFile(path, 'mine');
    fits.save(id, { to: 'file', path });
    await eventually(() => expect(fits.of(id)?.error?.message).toMatch(/a file of that name exists already/));
    expect(await readFile(path, 'utf8')).toBe('mine');
    await rm(path);
    fits.save(id, { to: 'file', path });
    await expect(fits.result(id)).rejects.toMatchObject({
      message: expect.stringContaining(`Its R object is in ${path}.`),
    });
    expect(await readFile(path, 'utf8')).toBe('rds');
    expect(await readdir(at.folder)).not.toContainEqual(expect.stringMatching(/\.part$/));
  });

  it('keeps the R object under a name that stays where neither the project nor its trash takes it', async () => {
    const fits = at.queue(null, 'draws', 2, () => {
      mkdirSync(join(at.project.path, '.brms-studio-lock'), { recursive: true });
      writeFileSync(at.project.folders.trash, 'a file');
    });
    const id = fits.start();
    const { hint } = (await fits.result(id).catch((error: unknown) => error)) as StudioError;
    const kept = /readRDS\("(.*)"\)/.exec(hint ?? '')?.[1] ?? '';
    expect(kept).toMatch(/\.kept-\d+/);
    expect(await readFile(kept, 'utf8')).toBe('rds');
  });

  it('saves a fit without what else could not be had of it, and says so', async () => {
    const fits = at.queue(null, null, 2, ({ session }) => {
      const { call } = session;
      session.call = (target, options) =>
        target === 'studio::lock_facts' ? Promise.reject(new Error('no facts')) : call(target, options);
    });
    const fit = await fits.result(fits.start());
    expect(fit.warnings.at(-1)).toBe('The versions of the packages are not saved: no facts');
  });

  it('keeps the R object of a fit whose draws cannot be read, and says where', async () => {
    const fits = at.queue(null, 'draws');
    const id = fits.start();
    const error: unknown = await fits.result(id).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ message: expect.stringMatching(/draws could not be read back: Shared/) });
    const path = /readRDS\("(.+)"\)/.exec((error as StudioError).hint ?? '')?.[1] ?? '';
    expect(await readFile(path, 'utf8')).toBe('rds');
    expect(path).toBe(join(at.project.folders.fits, 'fit-1', 'fit.rds'));
    expect(at.project.state().failedFits[0]?.error.hint).toContain(path);
    expect(at.workers).toHaveLength(2);
  });
});
