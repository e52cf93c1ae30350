import type { ObjectPlace } from '../../../shared/contract/objects';
import type { RInput } from '../values';

/** A place in an object, in the form that the worker's objects.R takes. */
export type PlaceInput = RInput & { readonly id: string };

export function placeToR({ ref: { id, epoch }, path }: Pick<ObjectPlace, 'ref' | 'path'>): PlaceInput {
  const steps = path.map((step) =>
    step.by === 'element'
      ? { by: step.by, index: step.index, name: '' }
      : { by: step.by, index: 0, name: step.name },
  );
  return { id, epoch, path: steps };
}
