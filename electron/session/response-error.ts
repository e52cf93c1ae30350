import { errorCodes, type RCondition, StudioError } from '../../shared/errors/studio-error';
import type { ExitInfo } from './process-group';
import type { Response, WorkerError } from './protocol';

/** An R error as an error of the app: with the worker's error code if it gave one, otherwise `r-error`. */
export function responseError(response: Response & { readonly ok: false }): StudioError {
  const { error, traceback } = response;
  const code = errorCodes.find((known) => known === error.code) ?? 'r-error';
  const message = error.message.trim() || 'R stopped with an error that has no message.';
  return new StudioError(code, message, {
    hint: error.hint ?? undefined,
    where: error.where ?? undefined,
    condition: condition(error, traceback),
  });
}

function condition(error: WorkerError, traceback: readonly string[]): RCondition {
  const { message, classes, call, parents } = error;
  return { message, classes, call, traceback, parents: parents.map((parent) => condition(parent, [])) };
}

/** The error for a worker that ended unexpectedly; `doing` is what it was doing. */
export function crashError(exit: ExitInfo, doing: string): StudioError {
  return new StudioError('worker-crashed', `The R process ${ending(exit)} ${doing}.`, {
    hint: 'A new R process starts automatically, so try again. Objects that were only in this one are gone.',
    details: details(exit),
  });
}

/** The error for a worker that ended before it was ready. R's last output is the reason. */
export function startError(exit: ExitInfo): StudioError {
  const said = lastWords(exit.stderrTail);
  return new StudioError(
    'worker-crashed',
    `The R process ${ending(exit)} while it started${said ? `: ${said}` : ', and R said nothing.'}`,
    {
      hint: 'Fix what R complains about (R itself, its packages, your .Rprofile, the startup scripts of the environment), then start R again. The checks of the environment (doctor) say more.',
      details: details(exit),
    },
  );
}

function ending({ exitCode, signal }: ExitInfo): string {
  if (signal) return `was killed by ${signal}`;
  return exitCode === null ? 'could not be run' : `ended with exit code ${exitCode}`;
}

function details({ exitCode, signal, stderrTail }: ExitInfo) {
  return { exitCode, signal, stderrTail };
}

const wordLines = 4;
const wordLimit = 400;

/** R's output from the last "Error …" on, or its last lines, without those that only say that R stopped. */
function lastWords(tail: readonly string[]): string {
  const lines = tail
    .map((line) => line.trim())
    .filter((line) => line !== '' && !/^(Execution halted|Calls: .*)$/.test(line));
  const error = lines.findLastIndex((line) => /^(Error|Fatal error)\b/.test(line));
  const chosen = error >= 0 ? lines.slice(error, error + wordLines) : lines.slice(-wordLines);
  const words = chosen.join(' ');
  return words.length > wordLimit ? `${words.slice(0, wordLimit)}…` : words;
}
