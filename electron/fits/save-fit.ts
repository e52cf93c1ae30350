import { existsSync } from 'node:fs';
import { copyFile, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { asStudioError, StudioError } from '../../shared/errors/studio-error';
import type { FitInfo } from '../../shared/model/project';
import { type SamplerDraws, samplerNames } from '../../shared/stats/fit-draws';
import { identityText } from '../files/process-identity';
import type { Project } from '../projects/project';
import type { JobSession } from '../session/manager/job-worker';
import { type DrawsMeta, readSampler, type WrittenDraws } from './draws-file';
import type { FitContext, SaveAnswer } from './fit-context';
import { asNotWritten, NotWritten } from './fit-failures';
import type { FitRun } from './fit-run';
import { commitFit, fitFiles } from './fit-store';

/** A sampled fit. */
export interface SampledFit {
  readonly project: Project;
  readonly folder: string;
  readonly run: FitRun;
  /** The worker that has sampled the fit and keeps it. */
  readonly first: JobSession;
  /** Ends the first worker and starts another one. */
  readonly startWorker: () => Promise<JobSession>;
  readonly context: FitContext;
  /** Why its R object could not be written; null if it was. */
  readonly problem: string | null;
}

/**
 * Makes a sampled fit a fit of the project. If it cannot be written, its worker keeps it until `context` has decided.
 * Throws if its draws cannot be read, and `NotWritten` for a fit that was written elsewhere.
 */
export async function saveFit(fit: SampledFit): Promise<FitInfo> {
  const { context, project } = fit;
  let fault: NotWritten | null = fit.problem === null ? null : new NotWritten(project.path, fit.problem);
  for (;;) {
    try {
      if (fault === null) return await writeFit(fit);
    } catch (error) {
      context.signal.throwIfAborted();
      if (!(error instanceof NotWritten)) throw error;
      fault = error;
    }
    const answer: SaveAnswer = await context.decide(fault);
    context.report({ detail: { stage: 'saving', stageSince: Date.now() } });
    if (answer.to === 'file') {
      const problem = await writeElsewhere(fit, answer.path);
      if (problem === null) throw savedElsewhere(project, answer.path, fault);
      fault = new NotWritten(answer.path, problem);
    } else {
      const problem = await writeAgain(fit);
      fault = problem === null ? null : new NotWritten(project.path, problem);
    }
  }
}

/** Writes the R object again if it is missing: its folder may be missing too. */
async function writeAgain({ folder, first }: SampledFit): Promise<string | null> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  const file = join(folder, fitFiles.object);
  return existsSync(file) ? null : writeObject(first, file, false);
}

/**
 * Writes the R object to a new file: copies it from the fit's folder, or else R writes it, if its worker still lives.
 */
async function writeElsewhere({ folder, first }: SampledFit, file: string): Promise<string | null> {
  const object = join(folder, fitFiles.object);
  if (!existsSync(object)) return writeObject(first, file, true);
  if (existsSync(file)) return 'a file of that name exists already';
  const partial = `${file}.${identityText()}.part`;
  try {
    await copyFile(object, partial);
    await rename(partial, file);
    return null;
  } catch (error) {
    return asStudioError(error).message;
  } finally {
    await rm(partial, { force: true }).catch(() => undefined);
  }
}

/** Lets R write the object; returns why it failed, if it did. */
function writeObject(session: JobSession, file: string, isNew: boolean): Promise<string | null> {
  return session.verb('save_fit', { file, new: isNew });
}

async function writeFit({ project, folder, run, first, startWorker, context }: SampledFit): Promise<FitInfo> {
  const { draws, session } = await readDraws();
  const lock = await run.lock(session);
  context.signal.throwIfAborted();
  try {
    return await commitFit(
      project,
      folder,
      { info: () => run.info(draws), lock, log: () => run.log.text() },
      run,
    );
  } catch (error) {
    // The fit is not lost if saving fails for any reason (the disk, another program's lock, a damaged project file).
    throw new NotWritten(project.path, asStudioError(error).message, error);
  }

  /** If the worker fails, another one reads the object from the disk. */
  async function readDraws(): Promise<{ draws: WrittenDraws; session: JobSession }> {
    try {
      return { draws: await writeDrawsFrom(first, folder), session: first };
    } catch (error) {
      context.signal.throwIfAborted();
      const failure = asNotWritten(project.path, error);
      if (failure instanceof NotWritten) throw failure;
      const second = await startWorker();
      try {
        return { draws: await writeDrawsFrom(second, folder), session: second };
      } catch (thrown) {
        context.signal.throwIfAborted();
        const again = asNotWritten(project.path, thrown);
        throw again instanceof NotWritten ? again : error;
      }
    }
  }
}

/**
 * Lets R write draws into a folder: those of the fit that the worker has sampled, or of the folder's fit.rds. They do
 * not pass through this process, so their size does not matter. Throws `NotWritten` if they cannot be written.
 */
export async function writeDrawsFrom(
  session: Pick<JobSession, 'verb'>,
  folder: string,
): Promise<WrittenDraws> {
  const written = await session.verb('fit_draws', { folder });
  const { variables, chains, drawsPerChain, missing } = written;
  if (written.problem !== null) throw new NotWritten(dirname(dirname(folder)), written.problem);
  const meta: DrawsMeta = { variables: [...variables], n_chains: chains, n_draws: drawsPerChain };
  await writeFile(join(folder, fitFiles.meta), `${JSON.stringify(meta)}\n`, { flush: true });
  const sampler = await samplerIn(folder, chains, drawsPerChain, written.samplerNames);
  return { variables, chains, drawsPerChain, sampler, missing };
}

async function samplerIn(
  folder: string,
  chains: number,
  drawsPerChain: number,
  names: readonly string[],
): Promise<SamplerDraws> {
  return samplerNames.some((name) => names.includes(name)) ? readSampler(folder, chains, drawsPerChain) : {};
}

function savedElsewhere({ path: project }: Project, file: string, cause: NotWritten): StudioError {
  return new StudioError(
    'invalid-input',
    `The fit could not be written to the project ${project}. Its R object is in ${file}.`,
    { hint: `Read it in R: readRDS(${JSON.stringify(file)}).`, where: file, cause },
  );
}
