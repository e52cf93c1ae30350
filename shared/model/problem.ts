export type ProblemPlace = 'formula' | 'family' | 'data' | 'priors' | 'sampling';

/** Something that would stop a fit (`error`) or that its user should know before (`warning`). */
export interface Problem {
  readonly severity: 'error' | 'warning';
  readonly where: ProblemPlace;
  readonly message: string;
  readonly hint: string;
}
