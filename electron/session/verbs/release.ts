import { numberOf } from '../read-r-values';
import { verb } from './verb';

/** Releases the objects with these ids; returns the number of objects released. */
export const release = verb<{ readonly ids: readonly string[] }, number>({
  takes: { ids: 'required' },
  read: (value) => numberOf(value),
});
