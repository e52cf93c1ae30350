import { numberOf } from '../expect';
import { verb } from './verb';

/** Lets go of the objects with these ids; gives how many there were. */
export const release = verb<{ readonly ids: readonly string[] }, number>({
  takes: { ids: 'required' },
  read: (value) => numberOf(value),
});
