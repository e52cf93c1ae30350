import type { ChainProgress } from '../../shared/contract/work';
import { asStudioError, isStudioError, StudioError } from '../../shared/errors/studio-error';
import type { LostChain } from '../../shared/model/project';
import { compilerFault } from '../environments/doctor/probe';

const memoryHint =
  'Fit again. If the system stopped R because memory ran short, fit with fewer cores or less data.';
const chainHint =
  'Most often memory ran short. Fit again with fewer cores (chains that run one after the other need less at once) or less data.';
const watchedChain = /^Chain \d+ was stopped by the system/;
const deadChain = /slot "mode" from an object of a basic class|error reading from connection|did not deliver/;

/** The error of a crash in words about the fit: only the fit is lost with its worker. */
export function workerFailure(error: unknown): unknown {
  if (!isStudioError(error, 'worker-crashed') || !error.message.startsWith('The R process')) return error;
  // A failed start has its own reason and hint.
  if (error.message.includes('while it started')) return error;
  return new StudioError(
    'worker-crashed',
    error.message.replace('The R process', 'The R process of this fit'),
    {
      hint: memoryHint,
      details: error.details,
      cause: error,
    },
  );
}

/**
 * The error of a chain's process, recognised by the worker's message (chain-processes.R) or rstan's about missing
 * results.
 */
export function chainFailure(error: unknown, chains: readonly ChainProgress[]): unknown {
  if (!isStudioError(error, 'r-error')) return error;
  if (watchedChain.test(error.message)) {
    const { message, condition } = error;
    return new StudioError('worker-crashed', message, { hint: chainHint, condition, cause: error });
  }
  if (!deadChain.test(error.message)) return error;
  const dead = chains.filter((chain) => chain.phase === 'warmup' || chain.phase === 'sampling');
  const names = dead.map(({ chain }) => chain).join(', ');
  return new StudioError('worker-crashed', `The process of chain ${names || '?'} ended before it was done.`, {
    hint: memoryHint,
    condition: error.condition,
    cause: error,
  });
}

/** The most lines of the compiler in an error; the log has all of them. */
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
    hint: `Run the doctor: this points to its check “${title}”. The log has all messages of the compiler. Compiling takes about 2 GB of memory: if memory ran short, close other programs and fit again.`,
    condition: error.condition,
    details: { tail: said },
    cause: asStudioError(error),
  });
}

const startHint =
  'Look for data that the model cannot have (a logarithm of zero, a value outside of the range of the family) and for priors that rule out what the data show. Narrower priors help chains to start.';

/** The error if no chain has draws: Stan's reasons, and what to do. `why`: R's message, used if Stan gave no reason. */
export function startFailure(lost: readonly LostChain[], chains: number, why: StudioError): StudioError {
  const reason = lost.find((chain) => chain.reason !== '')?.reason;
  const all = lost.length === 0 || lost.length === chains;
  // If chains run one after the other, the first failure ends the fit.
  const what = all
    ? 'No chain could start'
    : `Chain ${lost.map(({ chain }) => chain).join(', ')} could not start, which ended the fit`;
  const message = reason === undefined ? `${what}: ${why.message}` : `${what}. Stan says: ${reason}`;
  return new StudioError('r-error', message, {
    hint: all ? startHint : `${startHint} With more than one core, the other chains are kept.`,
    condition: why.condition,
    details: { chains: lost },
    cause: why,
  });
}

/** R's reason why a file could not be written, without the name of R's temporary file. */
function plainReason(reason: string): string {
  const said = /probable reason ['‘](.+?)['’]/.exec(reason)?.[1] ?? reason;
  return said.replace(/\.$/, '');
}

/** A sampled fit that cannot be written to the disk; its worker keeps it until it is saved or discarded. */
export class NotWritten extends StudioError {
  constructor(place: string, reason: string, cause?: unknown) {
    super('invalid-input', `The fit is sampled, but cannot be written to ${place}: ${plainReason(reason)}.`, {
      hint: 'Free space on the disk, or make the folder writable, and try again. Or save the fitted R object elsewhere.',
      where: place,
      cause,
    });
  }
}

/** A file of the fit that could not be written, as `NotWritten`; any other error as it is. */
export function asNotWritten(place: string, error: unknown): unknown {
  const isFileFault = error instanceof Error && 'syscall' in error && 'code' in error;
  return isFileFault ? new NotWritten(place, asStudioError(error).message, error) : error;
}
