import { type MadeObject, madeObjectOf } from './made-object';
import { verb } from './verb';

/** Evaluates R code in the global environment and keeps its result. */
export const objectCode = verb<{ readonly code: string; readonly origin: string }, MadeObject>({
  takes: { code: 'required', origin: 'required' },
  read: madeObjectOf,
});
