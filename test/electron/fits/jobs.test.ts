import { mkdirSync, writeFileSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CompileCache } from '../../../electron/fits/compile-cache';
import { readFitLog } from '../../../electron/fits/fit-store';
import { FitJobs } from '../../../electron/fits/jobs';
import { Project } from '../../../electron/projects/project';
import type { StudioError } from '../../../shared/errors/studio-error';
import type { Job } from '../../../shared/model/project';
import { modelSpec } from '../../../shared/model/spec';
import { eventually } from '../eventually';
import { FakeFitWorker } from './fake-fit-worker';

let folder: string;
let project: Project;
let modelId: string;
let workers: FakeFitWorker[];
let seen: string[];
let environment: string;
let startedIn: string[];
let coreLimit: number | null;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'brms-studio-test-'));
  project = await Project.create(join(folder, 'p'), 'p');
  const table = {
    rowCount: 3,
    columns: [{ kind: 'double' as const, name: 'y', values: Float64Array.of(0.5, 1.5, 2) }],
  };
  const datasetId = await project.addDataset('d', 'test', table);
  const spec = modelSpec.parse({ formula: 'y ~ 1', sampling: { chains: 2, iter: 20, cores: 2 } });
  modelId = await project.addModel('M', datasetId, spec);
  workers = [];
  seen = [];
  environment = 'paper';
  startedIn = [];
  coreLimit = null;
});
afterEach(() => rm(folder, { recursive: true }));

function queue(
  stopAt: string | null = null,
  failAt: FakeFitWorker['failAt'] = null,
  cores = 2,
  prepare: (worker: FakeFitWorker) => void = () => undefined,
): FitJobs {
  return new FitJobs(
    {
      cache: new CompileCache(() => ({ folder: join(folder, 'cache'), limit: 2 ** 30 }), noWarning),
      coreLimit: () => coreLimit,
      environment: () => environment,
      startWorker: async (onEvent, job) => {
        startedIn.push(job.environment);
        const worker = new FakeFitWorker(onEvent, stopAt, failAt);
        prepare(worker);
        workers.push(worker);
        return worker.session;
      },
    },
    (job) => seen.push(job.state),
    cores,
  );
}
const noWarning = (text: string) => expect.unreachable(text);
const stateOf = (jobs: FitJobs, id: string): Job | undefined =>
  jobs.list(project).find((job) => job.id === id);
const savedFits = () => readdir(project.folders.fits);

describe('FitJobs', () => {
  it('goes through its states and saves what it found', async () => {
    const jobs = queue();
    const { id } = jobs.start(project, modelId);
    const fit = await jobs.result(id);
    expect([...new Set(seen)]).toEqual(['queued', 'starting', 'compiling', 'sampling', 'saving', 'done']);
    expect(stateOf(jobs, id)).toMatchObject({
      state: 'done',
      fitId: 'fit-1',
      compile: 'reused',
      error: null,
    });
    expect(fit).toMatchObject({ chains: 2, drawsPerChain: 10, divergences: 10, compiled: 'reused' });
    expect(fit.warnings).toEqual(['There were 3 divergent transitions after warmup.']);
    expect(fit.spec.sampling.seed).toBeGreaterThan(0);
    expect(workers[0]?.killed).toBe(true);
    const again = await Project.open(project.path);
    expect(again.state().fits).toEqual(project.state().fits);
    expect(await readFile(join(project.folders.fits, 'fit-1', 'log.txt'), 'utf8')).toContain(
      'Iteration: 10 / 20',
    );
  });

  it.each(['studio::prepare_fit', 'studio::compile_model', 'studio::sample_model', 'studio::fit_draws'])(
    'cancelled during %s: the worker dies, nothing is left',
    async (stage) => {
      const jobs = queue(stage);
      const { id } = jobs.start(project, modelId);
      await eventually(() => expect(workers[0]?.targets).toContain(stage));
      jobs.cancel(id);
      await expect(jobs.result(id)).rejects.toMatchObject({ code: 'cancelled' });
      expect(stateOf(jobs, id)?.state).toBe('cancelled');
      expect(workers[0]?.killed).toBe(true);
      expect(await savedFits()).toEqual([]);
    },
  );

  it('a call that is interrupted in the worker cancels the fit', async () => {
    const jobs = queue('studio::sample_model');
    const { id } = jobs.start(project, modelId);
    await eventually(() => expect(workers[0]?.targets).toContain('studio::sample_model'));
    workers[0]?.interrupt();
    await expect(jobs.result(id)).rejects.toMatchObject({
      code: 'cancelled',
      message: 'The fit was cancelled.',
    });
    expect(stateOf(jobs, id)?.state).toBe('cancelled');
    expect(workers[0]?.killed).toBe(true);
    expect(await savedFits()).toEqual([]);
  });

  it('keeps the first of very many warnings, and says how many there were', async () => {
    const jobs = queue(null, null, 2, (worker) => {
      worker.warnings = 5000;
    });
    const { warnings } = await jobs.result(jobs.start(project, modelId).id);
    expect(warnings).toHaveLength(101);
    expect(warnings.at(-1)).toBe("4900 more warnings are in the fit's log.");
  });

  it('a worker that cannot be killed at once is killed in the end, and nobody hears of a stray rejection', async () => {
    const stray = vi.fn();
    process.on('unhandledRejection', stray);
    const jobs = queue('studio::sample_model', null, 2, ({ session }) => {
      const { kill } = session;
      // No spy: that would hear of the rejection.
      session.kill = async () => {
        session.kill = kill;
        await kill();
        throw new Error('EMFILE: too many open files');
      };
    });
    const { id } = jobs.start(project, modelId);
    await eventually(() => expect(workers[0]?.targets).toContain('studio::sample_model'));
    jobs.cancel(id);
    await expect(jobs.result(id)).rejects.toMatchObject({ code: 'cancelled' });
    await new Promise((resolve) => setTimeout(resolve, 10));
    process.off('unhandledRejection', stray);
    expect(stray).not.toHaveBeenCalled();
  });

  it('says when it is busy: not while chains run', async () => {
    const jobs = queue('studio::compile_model');
    expect(jobs.busy).toBe(false);
    const { id } = jobs.start(project, modelId);
    expect(jobs.busy).toBe(true);
    await eventually(() => expect(workers[0]?.targets).toContain('studio::compile_model'));
    expect(jobs.busy).toBe(true);
    jobs.cancel(id);
    await expect(jobs.result(id)).rejects.toMatchObject({ code: 'cancelled' });
    const sampling = queue('studio::sample_model');
    sampling.start(project, modelId);
    await eventually(() => expect(workers[1]?.targets).toContain('studio::sample_model'));
    expect([jobs.busy, sampling.busy]).toEqual([false, false]);
    await sampling.close();
  });

  it('says that the worker of the fit crashed', async () => {
    const jobs = queue('studio::sample_model');
    const { id } = jobs.start(project, modelId);
    await eventually(() => expect(workers[0]?.targets).toContain('studio::sample_model'));
    workers[0]?.crash();
    await expect(jobs.result(id)).rejects.toMatchObject({
      code: 'worker-crashed',
      message: 'The R worker of this fit was killed by SIGKILL during a call.',
    });
    expect(stateOf(jobs, id)?.error?.hint).toMatch(/Fit again/);
    expect(project.state().fits).toEqual([]);
  });

  it('holds a fit that the disk does not take, without its cores, until it can be written', async () => {
    const jobs = queue(null, 'object');
    const { id } = jobs.start(project, modelId);
    const next = jobs.start(project, modelId);
    await eventually(() => expect(stateOf(jobs, id)?.state).toBe('unsaved'));
    expect(stateOf(jobs, id)?.error?.message).toMatch(/cannot be written to .*No space left on device/);
    expect(workers[0]?.killed).toBe(false);
    expect(jobs.unfinished().map((job) => job.id)).toEqual([id, next.id]);
    // The other one has its turn.
    await eventually(() => expect(stateOf(jobs, next.id)?.state).toBe('unsaved'));
    jobs.save(id, { to: 'project' });
    await eventually(() => expect(workers[0]?.targets.at(-1)).toBe('studio::save_fit'));
    await eventually(() => expect(stateOf(jobs, id)?.state).toBe('unsaved'));
    if (workers[0]) workers[0].failAt = null;
    jobs.save(id, { to: 'project' });
    expect(await jobs.result(id)).toMatchObject({ id: 'fit-1', chains: 2 });
    expect(stateOf(jobs, id)).toMatchObject({ state: 'done', error: null });
    expect(workers[0]?.killed).toBe(true);
    jobs.cancel(next.id);
    await expect(jobs.result(next.id)).rejects.toMatchObject({ code: 'cancelled' });
    expect(await savedFits()).toEqual(['fit-1']);
    expect(() => jobs.save(id, { to: 'project' })).toThrow(/does not wait to be saved/);
  });

  it('a project folder that has gone while chains ran: written again once it is back', async () => {
    const jobs = queue('studio::sample_model');
    const { id } = jobs.start(project, modelId);
    await eventually(() => expect(workers[0]?.targets).toContain('studio::sample_model'));
    await rename(project.folders.fits, `${project.folders.fits} moved`);
    await writeFile(project.folders.fits, 'a file');
    workers[0]?.goOn();
    await eventually(() => expect(stateOf(jobs, id)?.state).toBe('unsaved'));
    jobs.save(id, { to: 'project' });
    await eventually(() => expect(seen.filter((state) => state === 'unsaved')).toHaveLength(2));
    await rm(project.folders.fits);
    jobs.save(id, { to: 'project' });
    expect(await jobs.result(id)).toMatchObject({ id: 'fit-1' });
  });

  it('writes the R object of a fit that the project does not take to a file elsewhere', async () => {
    const jobs = queue(null, 'object');
    const { id } = jobs.start(project, modelId);
    await eventually(() => expect(stateOf(jobs, id)?.state).toBe('unsaved'));
    expect(() => jobs.save(id, { to: 'file', path: 'fit.rds' })).toThrow(/not the whole path/);
    if (workers[0]) workers[0].failAt = null;
    const path = join(folder, 'elsewhere.rds');
    jobs.save(id, { to: 'file', path });
    await expect(jobs.result(id)).rejects.toMatchObject({
      message: expect.stringContaining(`Its R object is in ${path}.`),
    });
    expect(await readFile(path, 'utf8')).toBe('rds');
  });

  it('reads a fit whose worker fails over it from the disk, in another worker', async () => {
    const jobs = queue(null, 'answer');
    const fit = await jobs.result(jobs.start(project, modelId).id);
    expect(fit.warnings.at(-1)).toMatch(/ended before it had told of the fit: .*bytes is no count/);
    const first = workers.length;
    const draws = queue(null, null, 2, (worker) => {
      if (workers.length === first) worker.failAt = 'draws';
    });
    expect(await draws.result(draws.start(project, modelId).id)).toMatchObject({ chains: 2 });
    expect(workers.slice(first).map((worker) => worker.killed)).toEqual([true, true]);
  });

  it('writes the R object elsewhere also where the worker that sampled it is gone', async () => {
    const jobs = queue(null, 'answer', 2, (worker) => {
      const isFirst = workers.length === 0;
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
    const { id } = jobs.start(project, modelId);
    await eventually(() => expect(stateOf(jobs, id)?.state).toBe('unsaved'));
    const path = join(folder, 'elsewhere.rds');
    await writeFile(path, 'mine');
    jobs.save(id, { to: 'file', path });
    await eventually(() => expect(stateOf(jobs, id)?.error?.message).toMatch(/a file of that name already/));
    expect(await readFile(path, 'utf8')).toBe('mine');
    await rm(path);
    jobs.save(id, { to: 'file', path });
    await expect(jobs.result(id)).rejects.toMatchObject({
      message: expect.stringContaining(`Its R object is in ${path}.`),
    });
    expect(await readFile(path, 'utf8')).toBe('rds');
    expect(await readdir(folder)).not.toContainEqual(expect.stringMatching(/\.part$/));
  });

  it('keeps the R object under a name that stays where neither the project nor its trash takes it', async () => {
    const jobs = queue(null, 'draws', 2, () => {
      mkdirSync(join(project.path, '.brms-studio-lock'), { recursive: true });
      writeFileSync(project.folders.trash, 'a file');
    });
    const { id } = jobs.start(project, modelId);
    const { hint } = (await jobs.result(id).catch((error: unknown) => error)) as StudioError;
    const kept = /readRDS\("(.*)"\)/.exec(hint ?? '')?.[1] ?? '';
    expect(kept).toMatch(/\.kept-\d+/);
    expect(await readFile(kept, 'utf8')).toBe('rds');
  });

  it('saves a fit without what else could not be had of it, and says so', async () => {
    const jobs = queue(null, null, 2, ({ session }) => {
      const { call } = session;
      session.call = (target, options) =>
        target === 'studio::lock_facts' ? Promise.reject(new Error('no facts')) : call(target, options);
    });
    const fit = await jobs.result(jobs.start(project, modelId).id);
    expect(fit.warnings.at(-1)).toBe('The versions of the packages are not saved: no facts');
  });

  it('keeps the R object of a fit whose draws cannot be read, and says where', async () => {
    const jobs = queue(null, 'draws');
    const { id } = jobs.start(project, modelId);
    const error: unknown = await jobs.result(id).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ message: expect.stringMatching(/draws could not be read back: Shared/) });
    const path = /readRDS\("(.+)"\)/.exec((error as StudioError).hint ?? '')?.[1] ?? '';
    expect(await readFile(path, 'utf8')).toBe('rds');
    expect(path).toBe(join(project.folders.fits, 'fit-1', 'fit.rds'));
    expect(project.state().failedFits[0]?.error.hint).toContain(path);
    expect(workers).toHaveLength(2);
  });

  it('keeps a fit that failed, with its reason and its log, until it is removed', async () => {
    const jobs = queue('studio::sample_model');
    const { id } = jobs.start(project, modelId);
    await eventually(() => expect(workers[0]?.targets).toContain('studio::sample_model'));
    workers[0]?.emit({ kind: 'stderr', line: 'out of luck', callId: null });
    workers[0]?.crash();
    await expect(jobs.result(id)).rejects.toMatchObject({ code: 'worker-crashed' });
    jobs.dismiss(id);
    const again = await Project.open(project.path);
    expect(again.state()).toEqual(project.state());
    const [failed] = again.state().failedFits;
    expect(failed).toMatchObject({
      ...{ id: 'fit-1', modelId, modelName: 'M', environment: 'paper' },
      error: { code: 'worker-crashed', message: expect.stringMatching(/killed by SIGKILL/) },
    });
    expect(await readFitLog(again, 'fit-1')).toContain('out of luck');
    expect(() => again.fit('fit-1')).toThrow(/The fit “fit-1” failed: .*SIGKILL/);
    // Its number is not given again, also when it has gone.
    await project.removeFit('fit-1');
    expect((await Project.open(project.path)).state().failedFits).toEqual([]);
    const next = queue();
    expect(await next.result(next.start(project, modelId).id)).toMatchObject({ id: 'fit-2' });
    expect(await savedFits()).toEqual(['fit-2']);
  });

  it('counts the chains that were lost, with what Stan said of each', async () => {
    const jobs = queue(null, null, 2, (worker) => {
      worker.present = [2];
      worker.says = [
        'Chain 1: Rejecting initial value:',
        'Chain 1:   Log probability evaluates to log(0), i.e. negative infinity.',
        "Chain 1:   Stan can't start sampling from this initial value.",
        'Chain 1: Initialization between (-2, 2) failed after 100 attempts. ',
      ];
    });
    const fit = await jobs.result(jobs.start(project, modelId).id);
    const reason =
      'Log probability evaluates to log(0), i.e. negative infinity. Initialization between (-2, 2) failed after 100 attempts.';
    expect(fit.lostChains).toEqual([{ chain: 1, reason }]);
    expect((await Project.open(project.path)).fit(fit.id).lostChains).toEqual(fit.lostChains);
  });

  it('lets fits wait for cores, in order, and a cancelled one never starts', async () => {
    const jobs = queue('studio::sample_model');
    const first = jobs.start(project, modelId).id;
    const second = jobs.start(project, modelId).id;
    const third = jobs.start(project, modelId).id;
    await eventually(() => expect(workers[0]?.targets).toContain('studio::sample_model'));
    expect(stateOf(jobs, second)?.state).toBe('queued');
    jobs.cancel(second);
    await expect(jobs.result(second)).rejects.toMatchObject({ code: 'cancelled' });
    jobs.cancel(first);
    await eventually(() => expect(workers).toHaveLength(2));
    expect(stateOf(jobs, third)?.state).not.toBe('queued');
    await jobs.close();
    expect(workers.every((worker) => worker.killed)).toBe(true);
    jobs.dismiss(first);
    expect(jobs.list(project).map((job) => job.id)).toEqual([second, third]);
  });

  it('remembers the newest fifty that have finished, however many there were', async () => {
    const jobs = queue('studio::sample_model', null, 1);
    const running = jobs.start(project, modelId).id;
    const ids = Array.from({ length: 60 }, () => jobs.start(project, modelId).id);
    for (const id of ids) jobs.cancel(id);
    await eventually(() => expect(jobs.list(project)).toHaveLength(51));
    expect(jobs.list(project).map(({ id }) => id)).toEqual([running, ...ids.slice(10)]);
    // A window may still show what is forgotten here.
    jobs.dismiss(ids[0] ?? '');
    await jobs.close();
  });

  it('fits in the environment that was in use when it was asked for', async () => {
    const jobs = queue('studio::sample_model');
    const { id } = jobs.start(project, modelId);
    const waiting = jobs.start(project, modelId);
    await eventually(() => expect(startedIn).toEqual(['paper']));
    environment = 'newest brms';
    expect(stateOf(jobs, waiting.id)).toMatchObject({ state: 'queued', environment: 'paper' });
    expect(jobs.unfinishedIn('paper').map((job) => job.id)).toEqual([id, waiting.id]);
    expect(jobs.unfinishedIn(environment)).toEqual([]);
    jobs.cancel(id);
    await eventually(() => expect(startedIn).toEqual(['paper', 'paper']));
    expect(jobs.unfinishedIn('paper').map((job) => job.id)).toEqual([waiting.id]);
    await jobs.close();
  });

  it('runs fits side by side where there are cores for both', async () => {
    const jobs = queue('studio::sample_model', null, 4);
    for (let i = 0; i < 2; i += 1) jobs.start(project, modelId);
    await eventually(() => expect(workers).toHaveLength(2));
    await jobs.close();
  });

  it('keeps to the cores that it may use, and starts what waits when there are more', async () => {
    coreLimit = 1;
    const jobs = queue('studio::sample_model', null, 4);
    const [first, second] = [jobs.start(project, modelId), jobs.start(project, modelId)];
    await vi.waitFor(() => expect(workers[0]?.targets).toContain('studio::sample_model'));
    expect([first, second].map(({ id }) => stateOf(jobs, id)?.state)).toEqual(['sampling', 'queued']);
    coreLimit = null;
    jobs.startNext();
    await vi.waitFor(() => expect(workers).toHaveLength(2));
    await jobs.close();
    coreLimit = 1;
    const others = queue();
    const { spec, call } = await others.result(others.start(project, modelId).id);
    expect(spec.sampling).toMatchObject({ chains: 2, cores: 1 });
    expect(call).toContain('cores = 1');
  });

  it('refuses at once what cannot be fitted', async () => {
    const model = project.model(modelId);
    await project.saveModel({ ...model, spec: { ...model.spec, formula: 'z ~ 1' } });
    expect(() => queue().start(project, modelId)).toThrow(/response “z” is not a column/);
  });
});
