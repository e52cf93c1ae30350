import { type KeyboardEvent, type MouseEvent, type RefObject, useEffect, useMemo, useRef } from 'react';
import { type RowSelection, type SelectHow, selectAll, selectRow } from './row-selection';
import type { TableItem } from './table-column';
import { nothing, type TableCursor } from './table-cursor';
import { rowsPerPage, type TableView } from './use-table-view';

/**
 * The keys move from row to row and select it. Where several can be selected, Shift takes all up to there, Ctrl and
 * Space add a row or take it away, and Ctrl+A takes all.
 */
export function useRowCursor<Row>(options: {
  readonly view: TableView;
  readonly items: readonly TableItem<Row>[];
  /** Ids of rows begin with it. */
  readonly id: string;
  readonly selection: RowSelection;
  readonly onSelection: (selection: RowSelection) => void;
  readonly many?: boolean;
  readonly onDelete?: () => void;
  readonly table: RefObject<HTMLTableElement | null>;
}): TableCursor {
  const { view, items, id, selection, onSelection, many = false, onDelete, table } = options;
  const { rows } = view;
  const { keys, places } = useMemo(() => rowsOf(items), [items]);
  const { active } = selection;
  const at = useMemo(() => (active === null ? -1 : keys.indexOf(active)), [keys, active]);
  const place = places[at];
  const pointing = useRef(false);

  // What neither keys nor mouse have chosen comes into the middle.
  const revealed = useRef<string | null>(null);
  useEffect(() => {
    if (active === revealed.current || place === undefined) return;
    revealed.current = active;
    rows.scrollToIndex(place, { align: 'center' });
  }, [active, place, rows]);

  function go(index: number, how: SelectHow) {
    const next = Math.max(0, Math.min(keys.length - 1, index));
    const [key, to] = [keys[next], places[next]];
    if (key === undefined || to === undefined) return;
    revealed.current = key;
    rows.scrollToIndex(to);
    onSelection(selectRow(selection, keys, key, many ? how : 'alone'));
  }

  function onKeyDown(event: KeyboardEvent) {
    const far = event.ctrlKey || event.metaKey;
    // Keys pressed in a head's button are that button's own.
    if (event.target !== event.currentTarget || event.altKey || (far && !many) || keys.length === 0) return;
    // One row of the page before stays on the screen.
    const page = Math.max(1, rowsPerPage(view) - 1);
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + page,
      PageUp: at - page,
      Home: 0,
      End: keys.length - 1,
    };
    const target = moves[event.key];
    if (target !== undefined) go(target, event.shiftKey ? 'range' : 'alone');
    else if (many && far && event.key.toLowerCase() === 'a') onSelection(selectAll(selection, keys));
    else if (many && event.key === ' ') go(at, 'toggle');
    else if (onDelete && event.key === 'Delete') onDelete();
    else return;
    event.preventDefault();
  }

  function onMouseDown(event: MouseEvent, key: string) {
    if (event.button !== 0) return;
    // With Shift a click takes rows, not text.
    if (many && event.shiftKey) event.preventDefault();
    go(keys.indexOf(key), event.shiftKey ? 'range' : event.ctrlKey || event.metaKey ? 'toggle' : 'alone');
    pointing.current = true;
    table.current?.focus({ preventScroll: true });
    pointing.current = false;
  }

  const shown = view.rowItems.some(({ index }) => index === place);
  return {
    active: shown ? `${id}-${active}` : undefined,
    many,
    tableProps: {
      onKeyDown,
      onFocus(event) {
        // The keyboard must see where it is; the mouse has chosen its row itself.
        const byKey = event.target === event.currentTarget && !pointing.current;
        if (byKey && at < 0) go(0, 'alone');
      },
    },
    rowProps: (key) => ({
      id: `${id}-${key}`,
      'aria-selected': selection.keys.has(key),
      'data-active': key === active,
      onMouseDown: (event) => onMouseDown(event, key),
    }),
    cellProps: nothing,
  };
}

/** The keys of the rows in their order, and their places among all items. */
function rowsOf(items: readonly TableItem<unknown>[]) {
  const keys: string[] = [];
  const places: number[] = [];
  items.forEach(({ kind, key }, place) => {
    if (kind !== 'row') return;
    keys.push(key);
    places.push(place);
  });
  return { keys, places };
}
