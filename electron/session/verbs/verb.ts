import type { RInput, RValue } from '../values';

/** Which arguments an R function has, in its order: those that it needs, and those that it has a default for. */
export type Takes<Input> = {
  readonly [Name in keyof Input]-?: object extends Pick<Input, Name> ? 'optional' : 'required';
};

/** What a verb may be given: arguments by name. One that is undefined is left out. */
export type VerbArguments<Input> = { readonly [Name in keyof Input]: RInput | undefined };

/**
 * One of the worker's own functions, `electron/worker/verbs/NAME.R`, as this side knows it: the named arguments that it
 * takes and the answer that it gives.
 */
export interface Verb<Input, Answer> {
  readonly takes: Takes<Input>;
  /** The answer, checked. Throws `internal` where R gave something else; the message says what was wrong. */
  read(value: RValue): Answer;
}

/** An entry of the table, whose arguments are checked to be such as R can be given. */
export function verb<Input extends VerbArguments<Input>, Answer>(
  entry: Verb<Input, Answer>,
): Verb<Input, Answer> {
  return entry;
}
