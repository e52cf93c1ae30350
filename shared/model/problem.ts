import { isStudioError, StudioError } from '../errors/studio-error';

export type ProblemPlace = 'formula' | 'family' | 'data' | 'priors' | 'sampling';

/** Something that would stop a fit (`error`) or that its user should know before (`warning`). */
export interface Problem {
  readonly severity: 'error' | 'warning';
  readonly where: ProblemPlace;
  readonly message: string;
  readonly hint: string;
}

/** Something that stops a fit. */
export function problem(where: ProblemPlace, message: string, hint: string): Problem {
  return { severity: 'error', where, message, hint };
}

/** Something that its user should know before. */
export function caution(where: ProblemPlace, message: string, hint: string): Problem {
  return { severity: 'warning', where, message, hint };
}

/** A text that could not be read, as a problem; any other error is thrown on. */
export function unreadable(error: unknown, where: ProblemPlace, prefix: string): Problem {
  if (!isStudioError(error)) throw error;
  return problem(where, `${prefix}${error.message}`, error.hint ?? 'Correct the text at that place.');
}

/** Throws `invalid-input` with the first error among `problems`; all of them are in `details.problems`. */
export function refuseErrors(problems: readonly Problem[]): void {
  const first = problems.find((problem) => problem.severity === 'error');
  if (!first) return;
  const { message, hint, where } = first;
  throw new StudioError('invalid-input', message, { hint, where, details: { problems } });
}
