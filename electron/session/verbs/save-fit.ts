import { textOf } from '../read-r-values';
import { problemOf } from './problem';
import { verb } from './verb';

/**
 * Writes the sampled fit to a file. Returns why it could not be written, or null. `new`: an existing file is never
 * overwritten.
 */
export const saveFit = verb<{ readonly file: string; readonly new?: boolean | undefined }, string | null>({
  takes: { file: 'required', new: 'optional' },
  read: (value) => problemOf(textOf(value)),
});
