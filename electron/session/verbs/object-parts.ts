import type { ObjectParts, PathStep } from '../../../shared/contract/objects';
import { StudioError } from '../../../shared/errors/studio-error';
import { fieldsOf } from '../read-r-values';
import { factsOf } from './object-facts';
import type { PlaceInput } from './place';
import { verb } from './verb';

/** `limit` parts of an object after the first `offset` ones. */
export const objectParts = verb<
  { readonly place: PlaceInput; readonly offset: number; readonly limit: number },
  ObjectParts
>({
  takes: { place: 'required', offset: 'required', limit: 'required' },
  read: (value) => {
    const fields = fieldsOf(value);
    const facts = factsOf(fields.fields('facts'));
    const names = fields.texts('name');
    const indices = fields.numbers('index');
    const parts = fields.texts('by').flatMap((by, i) => {
      const known = facts[i];
      const name = names[i] ?? '';
      return known ? [{ ...known, step: stepOf(by, name, indices[i]), name }] : [];
    });
    return { total: fields.number('total'), parts };
  },
});

function stepOf(by: string, name: string, index: number | undefined): PathStep {
  if (by === 'slot' || by === 'attribute' || by === 'binding') return { by, name };
  if (by === 'element' && index !== undefined) return { by, index };
  throw new StudioError('internal', `“by” has the unknown value “${by}”.`);
}
