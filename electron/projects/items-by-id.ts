import { StudioError } from '../../shared/errors/studio-error';

/** The item of that id. Throws `invalid-input` that names those that there are. */
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

/** In the order that a person would give them: model-2 before model-10. */
export function sortedById<T extends { readonly id: string }>(items: readonly T[]): readonly T[] {
  return [...items].sort((a, b) => a.id.localeCompare(b.id, 'en', { numeric: true }));
}

/** `items` with `item` in place of the one of its id, or behind them. */
export function withItem<T extends { readonly id: string }>(items: readonly T[], item: T): readonly T[] {
  const known = items.some(({ id }) => id === item.id);
  return known ? items.map((each) => (each.id === item.id ? item : each)) : [...items, item];
}
