import { StudioError } from '../errors/studio-error';

export type ProblemPlace = 'formula' | 'family' | 'data' | 'priors' | 'sampling';

/** Something that would stop a fit (`error`) or that its user should know before (`warning`). */
export interface Problem {
  readonly severity: 'error' | 'warning';
  readonly where: ProblemPlace;
  readonly message: string;
  readonly hint: string;
}

/** Throws `invalid-input` with the first error among `problems`; all of them are in `details.problems`. */
export function refuseErrors(problems: readonly Problem[]): void {
  const first = problems.find((problem) => problem.severity === 'error');
  if (!first) return;
  const { message, hint, where } = first;
  throw new StudioError('invalid-input', message, { hint, where, details: { problems } });
}
