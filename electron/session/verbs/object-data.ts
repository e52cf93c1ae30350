import type { RValue } from '../values';
import { type MadeObject, madeObjectOf } from './made-object';
import { verb } from './verb';

/** Keeps a data frame of the app. */
export const objectData = verb<{ readonly data: RValue; readonly origin: string }, MadeObject>({
  takes: { data: 'required', origin: 'required' },
  read: madeObjectOf,
});
