import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { isStudioError, StudioError } from '../../shared/errors/studio-error';
import type { FitInfo } from '../../shared/model/project';
import type { Project } from '../projects/project';
import type { JobSession } from '../session/manager/job-worker';
import type { WorkerEvent } from '../session/session';
import type { CompileCache } from './compile-cache';
import type { FitContext, FitRequest } from './fit-context';
import { workerFailure } from './fit-failures';
import { FitRun } from './fit-run';
import { dropFitFolder, fitFiles, newFitFolder } from './fit-store';
import { keepFailed } from './keep-failed';
import { saveFit } from './save-fit';

export interface FitServices {
  /** The environment for fits that are requested now. */
  readonly environment: () => string;
  /** Starts the fit's own worker, in its environment, with brms loaded. */
  readonly startWorker: (
    onEvent: (event: WorkerEvent) => void,
    fit: { readonly id: string; readonly environment: string },
    signal: AbortSignal,
  ) => Promise<JobSession>;
  readonly cache: CompileCache;
  /** The cores that all fits together may use; null for all cores of the machine. */
  readonly coreLimit: () => number | null;
}

/**
 * Fits a model in its own worker and saves it in the project. If `signal` aborts, the worker is killed with all its
 * chains at once, and the project is unchanged. Throws `cancelled`, `r-error` (with R's own condition), `stan-compile`,
 * `worker-crashed`.
 */
export async function runFit(
  services: FitServices,
  project: Project,
  environment: string,
  request: FitRequest,
  context: FitContext,
): Promise<FitInfo> {
  const { id, signal } = context;
  const folder = await newFitFolder(project, id);
  const objectFile = join(folder, fitFiles.object);
  const run = new FitRun(services.cache, request, context.report);
  let session: JobSession | undefined;
  const startWorker = async (): Promise<JobSession> => {
    await session?.kill();
    session = await services.startWorker(run.listen, { id, environment }, signal);
    signal.throwIfAborted();
    return session;
  };
  // If this fails, the kill at the end reports it.
  const kill = (): void => void session?.kill().catch(() => undefined);
  signal.addEventListener('abort', kill);
  try {
    const first = await startWorker();
    const problem = await run.sample(first, objectFile).catch((error: unknown) => {
      // The failure came after sampling: the object is on the disk, and another worker can read it.
      if (signal.aborted || !existsSync(objectFile)) throw error;
      run.lacks('R ended before it had reported the fit', error);
      return null;
    });
    return await saveFit({ project, folder, run, first, startWorker, context, problem });
  } catch (error) {
    // Interrupting a fit's worker also cancels the fit.
    const cancelled = signal.aborted || (isStudioError(error, 'cancelled') && !existsSync(objectFile));
    if (cancelled) {
      await dropFitFolder(folder);
      throw new StudioError('cancelled', 'The fit was cancelled.', { cause: error });
    }
    const { modelId, modelName, datasetId, spec } = request;
    const about = { modelId, modelName, datasetId, spec, environment };
    const kept = await keepFailed(project, folder, about, workerFailure(error), run.log.text());
    context.report({ detail: { fitId: kept.fitId } });
    throw kept.error;
  } finally {
    signal.removeEventListener('abort', kill);
    // In every case, R and its chains are ended.
    await session?.kill();
    await run.release();
  }
}
