import { didYouMean, nearNames } from './near-names';
import { StudioError } from './studio-error';

/** The kind of a list with this id. Throws `invalid-input` that names those near it, or else all; `where` is the place of the id. */
export function kindWithId<Kind extends { readonly id: string }>(
  kinds: readonly Kind[],
  id: string,
  what: string,
  where: string,
): Kind {
  const found = kinds.find((kind) => kind.id === id);
  if (found) return found;
  const ids = kinds.map((kind) => kind.id);
  throw new StudioError('invalid-input', `There is no ${what} “${id}”.`, {
    hint: didYouMean(nearNames(id, ids), `There are ${ids.join(', ')}.`),
    where,
  });
}
