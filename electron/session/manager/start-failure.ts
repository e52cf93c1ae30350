import { asStudioError, StudioError } from '../../../shared/errors/studio-error';

const tailLines = 6;

/**
 * The error for calls while no worker could be started: the reason, R's last output unless the reason has it, and when
 * the next start is.
 */
export function startFailure(reason: unknown, said: readonly string[], retryAt: number | null): StudioError {
  const error = asStudioError(reason);
  const tail = isTold(error, said) ? [] : said.slice(-tailLines);
  const words = [
    tail.length > 0 ? error.message.replace(/, and R said nothing\.$/, '.') : error.message,
    ...(tail.length > 0 ? [`R said last: ${sentence(tail.join(' '))}`] : []),
    ...(retryAt === null ? [] : [`The next attempt is ${inWords(retryAt - Date.now())}.`]),
  ];
  return new StudioError(error.code, words.join(' '), {
    hint: error.hint ?? 'Fix the cause, then restart R.',
    where: error.where,
    condition: error.condition,
    details: { tail: said, ...error.details, ...(retryAt !== null && { retryAt }) },
    cause: error,
  });
}

/** Does the reason contain R's last output already, because R explained its end on stderr? */
function isTold(error: StudioError, said: readonly string[]): boolean {
  return said.some((line) => line !== '' && error.message.includes(line));
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

/** The error for a call whose worker is gone. `recovered`: another worker is ready; otherwise `reason` says why not. */
export function lostCall(crash: StudioError, outcome: Recovery): StudioError {
  const { recovered } = outcome;
  const sentence = recovered ? 'A new one is ready.' : outcome.reason;
  return new StudioError(crash.code, `${crash.message} ${sentence}`, {
    hint: recovered
      ? 'Try again; objects that were only in the old R process are gone.'
      : 'Fix the cause, if R names one, and try again; objects that were only in the old R process are gone.',
    where: crash.where,
    condition: crash.condition,
    details: { ...crash.details, recovered },
    cause: crash.cause,
  });
}

export type Recovery = { readonly recovered: true } | { readonly recovered: false; readonly reason: string };

export function inWords(ms: number): string {
  return ms <= 0 ? 'now' : `in ${Math.ceil(ms / 1000)} s`;
}
