import { StudioError } from '../../shared/errors/studio-error';

/** The item with that id. Throws `invalid-input` that lists the existing ids. */
export function itemWithId<T extends { readonly id: string }>(
  items: readonly T[],
  id: string,
  what: string,
): T {
  const item = items.find((candidate) => candidate.id === id);
  if (item) return item;
  throw new StudioError('invalid-input', `The project has no ${what} “${id}”.`, {
    where: id,
    hint: items.length > 0 ? `It has ${items.map((i) => i.id).join(', ')}.` : undefined,
  });
}

/** Sorted as people expect: model-2 before model-10. */
export function sortedById<T extends { readonly id: string }>(items: readonly T[]): readonly T[] {
  return [...items].sort((a, b) => a.id.localeCompare(b.id, 'en', { numeric: true }));
}

/** The items with `item` in place of the one with its id, or added at the end. */
export function withItem<T extends { readonly id: string }>(items: readonly T[], item: T): readonly T[] {
  const known = items.some(({ id }) => id === item.id);
  return known ? items.map((each) => (each.id === item.id ? item : each)) : [...items, item];
}
