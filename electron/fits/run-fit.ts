import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ChainProgress, FitInfo, Job, JobState } from '../../shared/contract/project';
import type { EnvironmentLock } from '../../shared/contract/snapshot';
import { asStudioError, isStudioError, StudioError } from '../../shared/errors/studio-error';
import { takeLock } from '../environments/snapshots/take-lock';
import type { FitDraws } from '../posterior/sampler-draws';
import type { Project } from '../projects/project';
import { listOf, namedTextsOf, textOf, truthOf } from '../session/expect';
import type { JobSession } from '../session/manager/job-worker';
import type { WorkerEvent } from '../session/session';
import type { RInput, RValue } from '../session/values';
import type { CompileCache } from './compile-cache';
import { chainFailure, compileFailure, savingFailure, workerFailure } from './fit-failures';
import { FitLog } from './fit-log';
import type { FitRequest } from './fit-request';
import { commitFit, dropFitFolder, fitFiles, newFitFolder } from './fit-store';
import { readProgress, waitingChains } from './progress';
import { readFitDrawsFrom } from './read-draws';
import { diagnosticsOf } from './sampler-diagnostics';
import { tableToR } from './table-to-r';

/** What a running fit tells of itself. */
export interface FitReport {
  readonly state?: JobState;
  readonly compile?: 'reused' | 'compiling';
  readonly chains?: readonly ChainProgress[];
}

export interface FitServices {
  /** The environment that fits are made in which are asked for now. */
  readonly environment: () => string;
  /** Starts the worker that this fit has for itself, in its environment, with brms loaded. */
  readonly startWorker: (
    onEvent: (event: WorkerEvent) => void,
    job: Pick<Job, 'id' | 'environment'>,
    signal: AbortSignal,
  ) => Promise<JobSession>;
  readonly cache: CompileCache;
  /** Cores that all fits together may use; null for all that the machine has. */
  readonly coreLimit: () => number | null;
}

/**
 * Fits a model in a worker of its own and saves it in the project. Aborting `signal` kills the worker with all its
 * chains at once and leaves nothing in the project. Throws `cancelled`, `r-error` (with R's own condition),
 * `stan-compile`, `worker-crashed`.
 */
export async function runFit(
  services: FitServices,
  project: Project,
  job: Pick<Job, 'id' | 'environment'>,
  request: FitRequest,
  report: (report: FitReport) => void,
  signal: AbortSignal,
): Promise<FitInfo> {
  const folder = await newFitFolder(project, job.id);
  const run = new FitRun(services, request, report);
  let session: JobSession | undefined;
  // Where that fails the kill at the end is told of.
  const kill = (): void => void session?.kill().catch(() => undefined);
  signal.addEventListener('abort', kill);
  try {
    session = await services.startWorker(run.listen, job, signal);
    signal.throwIfAborted();
    const { draws, info, lock, log } = await run.fit(session, join(folder, fitFiles.object));
    signal.throwIfAborted();
    return await commitFit(project, folder, { draws, info, lock, log });
  } catch (error) {
    if (signal.aborted || !existsSync(join(folder, fitFiles.object))) {
      await dropFitFolder(folder);
      // Interrupting its worker stops a fit as cancelling does.
      if (signal.aborted || isStudioError(error, 'cancelled')) {
        throw new StudioError('cancelled', 'The fit was cancelled.', { cause: error });
      }
      throw workerFailure(error);
    }
    throw await savingFailure(project, folder, error);
  } finally {
    signal.removeEventListener('abort', kill);
    // Whatever happened, nothing of the worker stays: neither R nor its chains.
    await session?.kill();
    await run.release();
  }
}

/** A sampler may warn at every draw: so many warnings are saved and shown with the fit. */
const mostWarnings = 100;

/** One pass through the stages: prepare, compile, sample, read the draws, save. */
class FitRun {
  private chains: readonly ChainProgress[];
  private readonly log = new FitLog();
  private readonly warnings: string[] = [];
  private furtherWarnings = 0;
  private sampling = false;
  /** Lets go of the compiled model. */
  release: () => Promise<void> = async () => undefined;

  constructor(
    private readonly services: FitServices,
    private readonly request: FitRequest,
    private readonly report: (report: FitReport) => void,
  ) {
    this.chains = waitingChains(request.spec.sampling.chains, request.spec.sampling.iter);
  }

  readonly listen = (event: WorkerEvent): void => {
    switch (event.kind) {
      case 'stdout':
      case 'stderr': {
        this.log.add(event.line);
        const chains = readProgress(this.chains, event.line);
        if (chains !== this.chains) {
          this.chains = chains;
          this.report({ chains });
        }
        return;
      }
      case 'condition':
        this.log.add(`${event.level}: ${event.message}`);
        if (this.sampling && event.level === 'warning') this.warn(event.message);
        return;
      case 'verb':
        if (event.name === 'compiling') this.report({ compile: 'compiling' });
        return;
      case 'log':
        return;
    }
  };

  async fit(
    session: JobSession,
    objectFile: string,
  ): Promise<{
    draws: FitDraws;
    info: Omit<FitInfo, 'id' | 'bytes'>;
    lock: EnvironmentLock | null;
    log: string;
  }> {
    const { request, report } = this;
    const began = Date.now();
    const data = tableToR(request.table);
    const call = { call: request.call, data, data_name: request.datasetId };

    const prepared = listOf(await session.call('studio::prepare_fit', { kwargs: call }));
    const builtWith = namedTextsOf(prepared.built_with);
    const { file, release } = await this.services.cache.hold(textOf(prepared.stan_code), builtWith);
    this.release = release;

    report({ state: 'compiling' });
    const compileBegan = Date.now();
    const compiled = listOf(await this.compile(session, need(prepared.fit), file));
    const reused = truthOf(compiled.reused);
    const sampleBegan = Date.now();
    report({ state: 'sampling', compile: reused ? 'reused' : 'compiling', chains: this.chains });
    this.sampling = true;
    const fit = await this.sample(session, { ...call, fit: need(compiled.fit) });
    this.sampling = false;
    const sampled = Date.now();

    report({ state: 'saving' });
    // The R object first: with it on disk, hours of sampling are not lost to whatever comes after.
    await session.call('studio::save_fit', { args: [fit, objectFile] });
    const draws = await readFitDrawsFrom(session, fit);
    const lock = await this.lock(session, builtWith.compiler);

    const seconds = (from: number, to: number) => (to - from) / 1000;
    return {
      draws,
      lock,
      log: this.log.text(),
      info: {
        modelId: request.modelId,
        modelName: request.modelName,
        datasetId: request.datasetId,
        spec: request.spec,
        createdAt: new Date().toISOString(),
        seconds: {
          compile: reused ? 0 : seconds(compileBegan, sampleBegan),
          sample: seconds(sampleBegan, sampled),
          total: seconds(began, Date.now()),
        },
        compiled: reused ? 'reused' : 'compiled',
        chains: draws.chains,
        drawsPerChain: draws.drawsPerChain,
        variableCount: draws.variables.length,
        ...diagnosticsOf(draws, request.spec.sampling.maxTreedepth ?? 10),
        warnings: this.allWarnings(),
        versions: { ...session.info.versions, ...builtWith },
        call: request.call,
      },
    };
  }

  private warn(message: string): void {
    if (this.warnings.length < mostWarnings) this.warnings.push(message);
    else this.furtherWarnings += 1;
  }

  private allWarnings(): readonly string[] {
    const count = this.furtherWarnings;
    return count === 0 ? this.warnings : [...this.warnings, `${count} more warnings are in the fit's log.`];
  }

  /** What the fit depended on, as its own worker sees it. A fit that is done is saved without, too. */
  private async lock(session: JobSession, compiler: string | undefined): Promise<EnvironmentLock | null> {
    try {
      const { environment } = session.info;
      return await takeLock(session, environment, compiler === undefined ? {} : { compiler });
    } catch (error) {
      this.log.add(
        `The versions of the environment's packages are not saved: ${asStudioError(error).message}`,
      );
      return null;
    }
  }

  private async sample(session: JobSession, kwargs: Record<string, RInput>): Promise<RValue> {
    try {
      return await session.call('studio::sample_model', { kwargs });
    } catch (error) {
      throw chainFailure(error, this.chains);
    }
  }

  private async compile(session: JobSession, fit: RValue, file: string): Promise<RValue> {
    try {
      return await session.call('studio::compile_model', { args: [fit, file] });
    } catch (error) {
      throw compileFailure(error, this.log.last(40));
    }
  }
}

function need(value: RValue | undefined): RValue {
  if (value) return value;
  throw new StudioError('internal', 'R gave no fit.');
}
