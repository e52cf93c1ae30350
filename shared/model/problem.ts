import { isStudioError, StudioError } from '../errors/studio-error';
import { t } from '../texts/texts';

export type ProblemPlace = 'formula' | 'family' | 'data' | 'priors' | 'sampling';

/** Something that would stop a fit (`error`) or that its user should know before (`warning`). */
export interface Problem {
  readonly severity: 'error' | 'warning';
  readonly where: ProblemPlace;
  readonly message: string;
  readonly hint: string;
  /** A step that the page can take: its response becomes an ordered factor. */
  readonly offers?: 'ordered-factor';
}

/** Something that stops a fit. */
export function problem(where: ProblemPlace, message: string, hint: string): Problem {
  return { severity: 'error', where, message, hint };
}

/** Something that its user should know before. */
export function caution(where: ProblemPlace, message: string, hint: string): Problem {
  return { severity: 'warning', where, message, hint };
}

/** A text that could not be read, as a problem: `message` says it with the reason. Any other error is thrown on. */
export function unreadable(
  error: unknown,
  where: ProblemPlace,
  message: (reason: string) => string,
): Problem {
  if (!isStudioError(error)) throw error;
  return problem(where, message(error.message), error.hint ?? t('checks.correct'));
}

/** Throws `invalid-input` with the first error among `problems`; all of them are in `details.problems`. */
export function refuseErrors(problems: readonly Problem[]): void {
  const first = problems.find((problem) => problem.severity === 'error');
  if (!first) return;
  const { message, hint, where } = first;
  throw new StudioError('invalid-input', message, { hint, where, details: { problems } });
}
