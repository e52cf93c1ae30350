import { errorCodes, type RCondition, StudioError } from '../../shared/errors/studio-error';
import type { Response, WorkerError } from './protocol';
import type { ExitInfo } from './worker-process';

/** An R error as the app's: the worker's own code where it gave one, `r-error` otherwise. */
export function responseError(response: Response & { readonly ok: false }): StudioError {
  const { error, traceback } = response;
  const code = errorCodes.find((known) => known === error.code) ?? 'r-error';
  return new StudioError(code, error.message.trim(), {
    hint: error.hint ?? undefined,
    where: error.where ?? undefined,
    condition: condition(error, traceback),
  });
}

function condition(error: WorkerError, traceback: readonly string[]): RCondition {
  const { message, classes, call, parents } = error;
  return { message, classes, call, traceback, parents: parents.map((parent) => condition(parent, [])) };
}

/** The worker went without being asked to; `doing` is what it was doing. */
export function crashError(exit: ExitInfo, doing: string): StudioError {
  const how = exit.signal ? `was killed by ${exit.signal}` : `ended with exit code ${exit.exitCode}`;
  const { exitCode, signal, stderrTail } = exit;
  return new StudioError('worker-crashed', `The R worker ${how} ${doing}.`, {
    hint: 'A new one starts by itself, so try again; objects that were only in this one are gone.',
    details: { exitCode, signal, stderrTail },
  });
}
