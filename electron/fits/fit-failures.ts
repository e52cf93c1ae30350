import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { ChainProgress } from '../../shared/contract/project';
import { asStudioError, isStudioError, StudioError } from '../../shared/errors/studio-error';
import type { Project } from '../projects/project';
import { moveToTrash } from '../projects/project-files';
import { fitFiles } from './fit-store';

const memoryHint =
  'Fit again. If the system stopped R because memory ran short, fit with fewer cores or less data.';
const deadChain = /slot "mode" from an object of a basic class|error reading from connection|did not deliver/;

/** A crash in words of the fit, which is lost with its worker, but nothing else. */
export function workerFailure(error: unknown): unknown {
  if (!isStudioError(error, 'worker-crashed') || !error.message.startsWith('The R worker')) return error;
  // A start that fails has a reason and a hint of its own.
  if (error.message.includes('while it started')) return error;
  return new StudioError(
    'worker-crashed',
    error.message.replace('The R worker', 'The R worker of this fit'),
    {
      hint: memoryHint,
      details: error.details,
      cause: error,
    },
  );
}

/** rstan notices a chain whose process was killed only by what is missing from its results. */
export function chainFailure(error: unknown, chains: readonly ChainProgress[]): unknown {
  if (!isStudioError(error, 'r-error') || !deadChain.test(error.message)) return error;
  const dead = chains.filter((chain) => chain.phase === 'warmup' || chain.phase === 'sampling');
  const names = dead.map(({ chain }) => chain).join(', ');
  return new StudioError('worker-crashed', `The process of chain ${names || '?'} ended before it was done.`, {
    hint: memoryHint,
    condition: error.condition,
    cause: error,
  });
}

/** An R error while compiling as `stan-compile`, with what the compiler printed last, as far as it did. */
export function compileFailure(error: unknown, tail: readonly string[]): unknown {
  if (!isStudioError(error, 'r-error')) return error;
  const fault = tail.find((line) => /\b(fatal )?error:/i.test(line)) ?? error.message;
  // What rstan says when the compiler has failed without a word, or was killed.
  const reason = fault === 'invalid connection' ? 'the C++ compiler failed or was stopped' : fault;
  return new StudioError('stan-compile', `The Stan model could not be compiled: ${reason}.`, {
    hint: 'Run the doctor: it checks the compiler and the libraries that Stan needs. Compiling takes about 2 GB of memory: if that ran short, close other programs and fit again.',
    condition: error.condition,
    details: { tail },
    cause: asStudioError(error),
  });
}

/** A fit that was sampled but could not be saved whole: its R object goes where nothing is ever removed by us. */
export async function savingFailure(project: Project, folder: string, error: unknown): Promise<StudioError> {
  const { message, code, details, condition } = asStudioError(error);
  const aside = join(project.folders.fits, `.kept-${Date.now()}`);
  const kept = await moveToTrash(project.folders, folder, 'unsaved-fit').catch(async () => {
    await rename(folder, aside);
    return aside;
  });
  return new StudioError(code, `The fit was sampled, but could not be saved whole: ${message}`, {
    hint: `The fitted R object is kept: readRDS("${join(kept, fitFiles.object)}").`,
    details,
    condition,
    cause: error,
  });
}
