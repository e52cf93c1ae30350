import type { ObjectText } from '../../../shared/contract/objects';
import { fieldsOf } from '../read-r-values';
import { printedOf } from './made-object';
import type { PlaceInput } from './place';
import { verb } from './verb';

/** The output of print() or str() for an object, within limits. */
export const objectText = verb<{ readonly place: PlaceInput; readonly form: 'print' | 'str' }, ObjectText>({
  takes: { place: 'required', form: 'required' },
  read: (value) => printedOf(fieldsOf(value)),
});
