import type { RInput, RValue } from '../values';

/** The arguments of an R function in their order: those that it requires, and those that have a default. */
export type Takes<Input> = {
  readonly [Name in keyof Input]-?: object extends Pick<Input, Name> ? 'optional' : 'required';
};

/** A verb's arguments by name. Undefined ones are left out. */
export type VerbArguments<Input> = { readonly [Name in keyof Input]: RInput | undefined };

/**
 * One of the worker's own functions, `electron/worker/verbs/NAME.R`, as the app knows it: its named arguments and its
 * answer.
 */
export interface Verb<Input, Answer> {
  readonly takes: Takes<Input>;
  /** Checks the answer. Throws `internal` if it has another form; the message says what is wrong. */
  read(value: RValue): Answer;
}

/** An entry of the table of verbs. The type checks that its arguments can be sent to R. */
export function verb<Input extends VerbArguments<Input>, Answer>(
  entry: Verb<Input, Answer>,
): Verb<Input, Answer> {
  return entry;
}
