/** Rows that are selected, by key. */
export interface RowSelection {
  readonly keys: ReadonlySet<string>;
  /** Where a range begins. */
  readonly anchor: string | null;
  /** The row that keys or mouse have reached. */
  readonly active: string | null;
}

export const noSelection: RowSelection = { keys: new Set(), anchor: null, active: null };

/** Alone, with all between it and the anchor, or added to (taken from) the others. */
export type SelectHow = 'alone' | 'range' | 'toggle';

/** The selection after a row was reached; `order` has the keys of all rows shown. */
export function selectRow(
  selection: RowSelection,
  order: readonly string[],
  key: string,
  how: SelectHow,
): RowSelection {
  if (how === 'toggle') {
    const keys = new Set(selection.keys);
    if (!keys.delete(key)) keys.add(key);
    return { keys, anchor: key, active: key };
  }
  const from = how === 'range' && selection.anchor !== null ? order.indexOf(selection.anchor) : -1;
  const to = order.indexOf(key);
  if (from < 0 || to < 0) return { keys: new Set([key]), anchor: key, active: key };
  const keys = new Set(order.slice(Math.min(from, to), Math.max(from, to) + 1));
  return { keys, anchor: selection.anchor, active: key };
}

export function selectAll(selection: RowSelection, order: readonly string[]): RowSelection {
  return { ...selection, keys: new Set(order), active: selection.active ?? order[0] ?? null };
}

/** The row to go to when those selected leave: the next one that stays, else the last that does. */
export function rowAfter(selection: RowSelection, order: readonly string[]): string | null {
  const stays = (key: string) => !selection.keys.has(key);
  const last = order.findLastIndex((key) => selection.keys.has(key));
  return order.slice(last + 1).find(stays) ?? order.findLast(stays) ?? null;
}

/** One row, or none. */
export function onlyRow(key: string | null): RowSelection {
  return key === null ? noSelection : { keys: new Set([key]), anchor: key, active: key };
}
