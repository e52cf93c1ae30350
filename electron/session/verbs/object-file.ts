import { type MadeObject, madeObjectOf } from './made-object';
import { verb } from './verb';

/** Keeps the object in an .rds file. */
export const objectFile = verb<{ readonly file: string; readonly origin: string }, MadeObject>({
  takes: { file: 'required', origin: 'required' },
  read: madeObjectOf,
});
