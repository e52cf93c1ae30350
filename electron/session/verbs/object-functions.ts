import { fieldsOf } from '../read-r-values';
import { verb } from './verb';

/** Functions as `package::name` that match `text`, the best match first, at most `limit`. */
export const objectFunctions = verb<{ readonly text: string; readonly limit: number }, readonly string[]>({
  takes: { text: 'required', limit: 'required' },
  read: (value) => fieldsOf(value).texts('target'),
});
