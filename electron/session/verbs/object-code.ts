import { type MadeObject, madeObjectOf } from './made-object';
import { verb } from './verb';

/** Evaluates R code in the global environment; what it gives is kept. */
export const objectCode = verb<{ readonly code: string; readonly origin: string }, MadeObject>({
  takes: { code: 'required', origin: 'required' },
  read: madeObjectOf,
});
