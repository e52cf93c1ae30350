import { StudioError } from '../../shared/errors/studio-error';
import { FrameTooLong } from './frame-codec';

export function cancelled(target: string): StudioError {
  return new StudioError('cancelled', `${target} was cancelled.`);
}

export function timedOut(target: string, timeoutMs: number): StudioError {
  return new StudioError(
    'timeout',
    `${target} did not answer within ${timeoutMs / 1000} s and was stopped.`,
    {
      details: { timeoutMs },
    },
  );
}

/** Why a call did not get as far as its worker. */
export function notSent(target: string, error: unknown): StudioError {
  if (error instanceof StudioError) return error;
  if (error instanceof FrameTooLong) {
    const inMegabytes = (bytes: number) => `${Math.ceil(bytes / 1e6)} MB`;
    return new StudioError(
      'invalid-input',
      `The arguments of ${target} are too large: ${inMegabytes(error.size)} beside their vectors, at most ${inMegabytes(error.limit)} can be sent.`,
      { hint: 'Send fewer, longer vectors in place of many short lists.', cause: error },
    );
  }
  const reason = error instanceof Error ? error.message : String(error);
  return new StudioError('internal', `${target} could not be sent to R: ${reason}.`, { cause: error });
}

export function didNotStop(target: string): StudioError {
  return new StudioError(
    'worker-crashed',
    `The R process was ended because ${target} could not be interrupted.`,
    {
      hint: 'A new R process starts with the next call.',
    },
  );
}
