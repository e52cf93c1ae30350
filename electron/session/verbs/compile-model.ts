import { fieldsOf } from '../read-r-values';
import type { RValue } from '../values';
import { verb } from './verb';

/** The fit with its compiled model, built or read from `file`. `reused`: it was read from `file`. */
export const compileModel = verb<
  { readonly fit: RValue; readonly file: string },
  { readonly fit: RValue; readonly reused: boolean }
>({
  takes: { fit: 'required', file: 'required' },
  read: (value) => {
    const fields = fieldsOf(value);
    return { fit: fields.value('fit'), reused: fields.truth('reused') };
  },
});
