import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect } from 'vitest';
import { CompileCache } from '../../../electron/fits/compile-cache';
import type { SaveAnswer } from '../../../electron/fits/fit-context';
import { Fits } from '../../../electron/fits/fit-work';
import { Project } from '../../../electron/projects/project';
import { WorkQueue } from '../../../electron/work/work-queue';
import { type FitWork, isFitWork, type WorkItem } from '../../../shared/contract/work';
import type { FitInfo } from '../../../shared/model/project';
import { modelSpec } from '../../../shared/model/spec';
import { FakeFitWorker } from './fake-fit-worker';

const noWarning = (text: string) => expect.unreachable(text);

/** A queue of fits whose workers are in memory. */
export interface FitQueue {
  readonly fits: Fits;
  readonly work: WorkQueue;
  start(): string;
  result(id: string): Promise<FitInfo>;
  list(): readonly FitWork[];
  /** The fit as it stands now. */
  of(id: string): FitWork | undefined;
  save(id: string, answer: SaveAnswer): void;
  cancel(id: string): void;
  close(): Promise<void>;
}

/** A project with a model in a folder of its own, for each test of a file. */
export function fitSetup() {
  const at = {
    folder: '',
    project: null as unknown as Project,
    modelId: '',
    workers: [] as FakeFitWorker[],
    /** What each fit did, in the order in which it was told: its stage while it runs, else its state. */
    seen: [] as string[],
    environment: 'paper',
    startedIn: [] as string[],
    coreLimit: null as number | null,
    savedFits: () => readdir(at.project.folders.fits),
    queue,
  };
  beforeEach(async () => {
    at.folder = await mkdtemp(join(tmpdir(), 'brms-studio-test-'));
    at.project = await Project.create(join(at.folder, 'p'), 'p');
    const table = {
      rowCount: 3,
      columns: [{ kind: 'double' as const, name: 'y', values: Float64Array.of(0.5, 1.5, 2) }],
    };
    const datasetId = await at.project.addDataset('d', 'test', table);
    const spec = modelSpec.parse({ formula: 'y ~ 1', sampling: { chains: 2, iter: 20, cores: 2 } });
    at.modelId = await at.project.addModel('M', datasetId, spec);
    Object.assign(at, { workers: [], seen: [], environment: 'paper', startedIn: [], coreLimit: null });
  });
  afterEach(() => rm(at.folder, { recursive: true }));

  function queue(
    stopAt: string | null = null,
    failAt: FakeFitWorker['failAt'] = null,
    cores = 2,
    prepare: (worker: FakeFitWorker) => void = () => undefined,
  ): FitQueue {
    const work = new WorkQueue({
      cores: () => at.coreLimit ?? cores,
      log: () => undefined,
      onChange: (item: WorkItem) => {
        if (isFitWork(item)) at.seen.push(item.state === 'running' ? item.detail.stage : item.state);
      },
    });
    const fits = new Fits(work, {
      cache: new CompileCache(() => ({ folder: join(at.folder, 'cache'), limit: 2 ** 30 }), noWarning),
      coreLimit: () => at.coreLimit,
      environment: () => at.environment,
      startWorker: async (onEvent, fit) => {
        at.startedIn.push(fit.environment);
        const worker = new FakeFitWorker(onEvent, stopAt, failAt);
        prepare(worker);
        at.workers.push(worker);
        return worker.session;
      },
    });
    const results = new Map<string, Promise<FitInfo>>();
    const list = () => work.list().filter(isFitWork);
    return {
      fits,
      work,
      start() {
        const { item, result } = fits.start(at.project, at.modelId);
        results.set(item.id, result);
        return item.id;
      },
      result: (id) => results.get(id) ?? Promise.reject(new Error(`no fit ${id}`)),
      list,
      of: (id) => list().find((fit) => fit.id === id),
      save: (id, answer) => fits.save(id, answer),
      cancel: (id) => work.cancel(id),
      close: () => work.close(),
    };
  }
  return at;
}
