import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { ChainProgress } from '../../shared/contract/project';
import { asStudioError, isStudioError, StudioError } from '../../shared/errors/studio-error';
import { compilerFault } from '../environments/doctor/probe';
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

/** How many of the compiler's lines an error shows; the log has them all. */
const shownLines = 6;

/**
 * An R error while compiling as `stan-compile`, with the compiler's own lines: those of the error (with_compiler_words
 * in the worker), or what was printed last.
 */
export function compileFailure(error: unknown, tail: readonly string[]): unknown {
  if (!isStudioError(error, 'r-error')) return error;
  const said = [...error.message.split('\n'), ...tail];
  const { fault, title } = compilerFault(said.join('\n'));
  const start = said.findIndex((line) => line.trim() === fault);
  const shown = start < 0 ? said.slice(0, 1) : said.slice(start, start + shownLines);
  return new StudioError('stan-compile', `The Stan model could not be compiled: ${shown.join('\n')}`, {
    hint: `Run the doctor: this points to its check “${title}”. All that the compiler said is in the log. Compiling takes about 2 GB of memory: if that ran short, close other programs and fit again.`,
    condition: error.condition,
    details: { tail: said },
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
