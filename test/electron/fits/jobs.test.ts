import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FitJobs } from '../../../electron/fits/jobs';
import { Project } from '../../../electron/projects/project';
import type { Session, WorkerEvent } from '../../../electron/session/session';
import { toR } from '../../../electron/session/to-r';
import type { RValue } from '../../../electron/session/values';
import type { Job } from '../../../shared/contract/project';
import { StudioError } from '../../../shared/errors/studio-error';
import { modelSpec } from '../../../shared/model/spec';

/** A worker in memory: it answers the stages of a fit, and stops at the one that it is told to stop at. */
class FakeWorker {
  killed = false;
  readonly targets: string[] = [];
  private fail: (error: StudioError) => void = () => undefined;

  constructor(
    readonly emit: (event: WorkerEvent) => void,
    private readonly stopAt: string | null,
    private readonly failAt: 'object' | 'draws' | null,
  ) {}

  readonly session = {
    info: { versions: { R: '4.2.2' } },
    call: (target: string, options: { args?: unknown[] }) => this.call(target, options),
    kill: async () => {
      this.killed = true;
      this.fail(new StudioError('cancelled', 'The R worker was killed.'));
    },
  } as unknown as Session;

  crash(): void {
    this.fail(new StudioError('worker-crashed', 'The R worker was killed by SIGKILL during a call.'));
  }

  private async call(target: string, options: { args?: unknown[] }): Promise<RValue> {
    this.targets.push(target);
    if (target === this.stopAt) {
      return new Promise((_, reject) => {
        this.fail = reject;
      });
    }
    switch (target) {
      case 'studio::prepare_fit':
        return list({ fit: toR('handle'), stan_code: toR('data {}'), built_with: toR('x') });
      case 'studio::compile_model':
        return list({ fit: toR('handle'), reused: toR(true) });
      case 'studio::sample_model':
        this.emit({ kind: 'stdout', line: 'Chain 1: Iteration: 10 / 20 [ 50%]  (Warmup)', callId: null });
        this.emit(warning('There were 3 divergent transitions after warmup.'));
        return toR('handle');
      case 'studio::fit_draws':
        if (this.failAt === 'draws') throw new StudioError('internal', 'Shared memory is full.');
        return list({
          variables: toR(['b_Intercept']),
          draws: cube(10, 2, 1),
          sampler_names: toR(['divergent__']),
          sampler: cube(10, 2, 1),
        });
      case 'studio::save_fit':
        if (this.failAt === 'object') throw new StudioError('r-error', 'No space left on device');
        await writeFile(String(options.args?.[1]), 'rds');
        return toR(3);
      default:
        throw new Error(`unexpected ${target}`);
    }
  }
}

function list(elements: Record<string, RValue>): RValue {
  return { type: 'list', names: Object.keys(elements), values: Object.values(elements) };
}
function cube(draws: number, chains: number, variables: number): RValue {
  const values = Float64Array.from({ length: draws * chains * variables }, (_, i) => i % 2);
  return { type: 'double', values, dim: [draws, chains, variables] };
}
function warning(message: string): WorkerEvent {
  return { kind: 'condition', level: 'warning', message, classes: ['warning'], call: null, callId: null };
}

let folder: string;
let project: Project;
let modelId: string;
let workers: FakeWorker[];
let seen: string[];
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
});
afterEach(() => rm(folder, { recursive: true }));

function queue(stopAt: string | null = null, failAt: 'object' | 'draws' | null = null, cores = 2): FitJobs {
  return new FitJobs(
    {
      cacheFolder: join(folder, 'cache'),
      startWorker: async (onEvent) => {
        const worker = new FakeWorker(onEvent, stopAt, failAt);
        workers.push(worker);
        return worker.session;
      },
    },
    (job) => seen.push(job.state),
    cores,
  );
}
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

  it.each(['studio::prepare_fit', 'studio::compile_model', 'studio::sample_model', 'studio::save_fit'])(
    'cancelled during %s: the worker dies, nothing is left',
    async (stage) => {
      const jobs = queue(stage);
      const { id } = jobs.start(project, modelId);
      await vi.waitFor(() => expect(workers[0]?.targets).toContain(stage));
      jobs.cancel(id);
      await expect(jobs.result(id)).rejects.toMatchObject({ code: 'cancelled' });
      expect(stateOf(jobs, id)?.state).toBe('cancelled');
      expect(workers[0]?.killed).toBe(true);
      expect(await savedFits()).toEqual([]);
    },
  );

  it('says that the worker of the fit crashed', async () => {
    const jobs = queue('studio::sample_model');
    const { id } = jobs.start(project, modelId);
    await vi.waitFor(() => expect(workers[0]?.targets).toContain('studio::sample_model'));
    workers[0]?.crash();
    await expect(jobs.result(id)).rejects.toMatchObject({
      code: 'worker-crashed',
      message: 'The R worker of this fit was killed by SIGKILL during a call.',
    });
    expect(stateOf(jobs, id)?.error?.hint).toMatch(/Fit again/);
    expect(await savedFits()).toEqual([]);
  });

  it('keeps no half fit where saving fails', async () => {
    const jobs = queue(null, 'object');
    const { id } = jobs.start(project, modelId);
    await expect(jobs.result(id)).rejects.toThrow('No space left');
    expect(await savedFits()).toEqual([]);
  });

  it('keeps the R object of a fit that cannot be saved whole, and says where', async () => {
    const jobs = queue(null, 'draws');
    const { id } = jobs.start(project, modelId);
    const error: unknown = await jobs.result(id).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      message: expect.stringMatching(/was sampled, but could not be saved whole/),
    });
    const path = /readRDS\("(.+)"\)/.exec((error as StudioError).hint ?? '')?.[1] ?? '';
    expect(await readFile(path, 'utf8')).toBe('rds');
    expect(await savedFits()).toEqual([]);
  });

  it('lets fits wait for cores, in order, and a cancelled one never starts', async () => {
    const jobs = queue('studio::sample_model');
    const [first, second, third] = [0, 1, 2].map(() => jobs.start(project, modelId).id) as [
      string,
      string,
      string,
    ];
    await vi.waitFor(() => expect(workers[0]?.targets).toContain('studio::sample_model'));
    expect(stateOf(jobs, second)?.state).toBe('queued');
    jobs.cancel(second);
    await expect(jobs.result(second)).rejects.toMatchObject({ code: 'cancelled' });
    jobs.cancel(first);
    await vi.waitFor(() => expect(workers).toHaveLength(2));
    expect(stateOf(jobs, third)?.state).not.toBe('queued');
    await jobs.close();
    expect(workers.every((worker) => worker.killed)).toBe(true);
    jobs.dismiss(first);
    expect(jobs.list(project).map((job) => job.id)).toEqual([second, third]);
  });

  it('runs fits side by side where there are cores for both', async () => {
    const jobs = queue('studio::sample_model', null, 4);
    jobs.start(project, modelId);
    jobs.start(project, modelId);
    await vi.waitFor(() => expect(workers).toHaveLength(2));
    await jobs.close();
  });

  it('refuses at once what cannot be fitted', async () => {
    const model = project.model(modelId);
    await project.saveModel({ ...model, spec: { ...model.spec, formula: 'z ~ 1' } });
    expect(() => queue().start(project, modelId)).toThrow(/response “z” is not a column/);
  });
});
