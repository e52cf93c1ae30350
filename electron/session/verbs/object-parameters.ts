import type { ObjectParameter } from '../../../shared/contract/objects';
import { fieldsOf } from '../read-r-values';
import { verb } from './verb';

/** The parameters of the function `target` (`package::name`). */
export const objectParameters = verb<{ readonly target: string }, readonly ObjectParameter[]>({
  takes: { target: 'required' },
  read: (value) => {
    const fields = fieldsOf(value);
    const defaults = fields.textsOrMissing('default');
    return fields.texts('name').map((name, i) => ({ name, default: defaults[i] ?? null }));
  },
});
