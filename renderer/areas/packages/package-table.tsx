import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useRef,
} from 'react';
import { t } from '../../../shared/texts/texts';
import { gridProps } from '../../ui/grid-props';
import { Icon } from '../../ui/icons';
import { PackageLine } from './package-line';
import type { PackageColumn, PackageRow, PackageSort } from './package-rows';
import { type RowSelection, type SelectHow, selectAll, selectRow } from './package-selection';
import classes from './package-table.module.css';

const rowHeight = 26;

interface ColumnLook {
  readonly column: PackageColumn;
  readonly title: string;
  readonly width: number | null;
  /** Shown only where there is room. */
  readonly room: 'always' | 'mid' | 'wide';
  readonly right: boolean;
}

const columns: readonly ColumnLook[] = [
  { column: 'name', title: t('packages.package'), width: null, room: 'always', right: false },
  { column: 'version', title: t('packages.column.version'), width: 110, room: 'always', right: false },
  { column: 'library', title: t('packages.column.library'), width: 112, room: 'always', right: false },
  { column: 'source', title: t('packages.column.source'), width: 116, room: 'mid', right: false },
  { column: 'built', title: t('packages.column.built'), width: 96, room: 'wide', right: false },
  { column: 'size', title: t('packages.column.size'), width: 70, room: 'always', right: true },
  { column: 'loaded', title: t('packages.loaded'), width: 82, room: 'always', right: false },
];

/** Installed packages, one a row, of which only those on the screen exist; several can be selected. */
export function PackageTable(props: {
  readonly rows: readonly PackageRow[];
  readonly sort: PackageSort;
  readonly selection: RowSelection;
  readonly grid: RefObject<HTMLTableElement | null>;
  readonly onSort: (sort: PackageSort) => void;
  readonly onSelection: (selection: RowSelection) => void;
  readonly onRemove: () => void;
}): ReactNode {
  const { rows, sort, selection, grid, onSort, onSelection, onRemove } = props;
  const scroll = useRef<HTMLDivElement>(null);
  const pointing = useRef(false);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    scrollPaddingStart: 28,
  });
  const order = rows.map(({ key }) => key);
  const at = selection.active === null ? -1 : order.indexOf(selection.active);

  // What neither keys nor mouse have chosen comes into the middle.
  const revealed = useRef<string | null>(null);
  useEffect(() => {
    if (selection.active === revealed.current || at < 0) return;
    revealed.current = selection.active;
    virtual.scrollToIndex(at, { align: 'center' });
  }, [selection.active, at, virtual]);

  function go(index: number, how: SelectHow) {
    const key = order[Math.max(0, Math.min(order.length - 1, index))];
    if (key === undefined) return;
    revealed.current = key;
    virtual.scrollToIndex(order.indexOf(key));
    onSelection(selectRow(selection, order, key, how));
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.target !== event.currentTarget || event.altKey || rows.length === 0) return;
    const far = event.ctrlKey || event.metaKey;
    const page = Math.max(1, Math.floor((scroll.current?.clientHeight ?? 0) / rowHeight) - 2);
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + page,
      PageUp: at - page,
      Home: 0,
      End: rows.length - 1,
    };
    const target = moves[event.key];
    if (target !== undefined) go(target, event.shiftKey ? 'range' : 'alone');
    else if (far && event.key.toLowerCase() === 'a') onSelection(selectAll(selection, order));
    else if (event.key === ' ') go(at, 'toggle');
    else if (event.key === 'Delete') onRemove();
    else return;
    event.preventDefault();
  }

  function onMouseDown(event: MouseEvent, index: number) {
    if (event.button !== 0) return;
    // With Shift a click takes rows, not text.
    if (event.shiftKey) event.preventDefault();
    go(index, event.shiftKey ? 'range' : event.ctrlKey || event.metaKey ? 'toggle' : 'alone');
    pointing.current = true;
    grid.current?.focus({ preventScroll: true });
    pointing.current = false;
  }

  const shown = virtual.getVirtualItems();
  const above = shown[0]?.start ?? 0;
  const below = Math.max(0, virtual.getTotalSize() - (shown.at(-1)?.end ?? 0));
  const activeShown = shown.some(({ index }) => index === at);
  return (
    <div ref={scroll} className={classes.scroll}>
      <table
        ref={grid}
        {...gridProps({
          label: t('packages.title'),
          rows: rows.length + 1,
          columns: columns.length,
          many: true,
          active: activeShown ? `package-${selection.active}` : undefined,
        })}
        className={classes.grid}
        onKeyDown={onKeyDown}
        onFocus={(event) => {
          // The keyboard must see where it is; the mouse has chosen its row itself.
          const byKey = event.target === event.currentTarget && !pointing.current;
          if (byKey && at < 0) go(0, 'alone');
        }}
      >
        <colgroup>
          {columns.map(({ column, width, room }) => (
            <col key={column} className={classes[room]} style={width === null ? undefined : { width }} />
          ))}
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            {columns.map((look) => (
              <Head key={look.column} look={look} sort={sort} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            <td aria-hidden="true" className={classes.pad} style={{ height: above }} />
          </tr>
          {shown.map(({ index }) => {
            const row = rows[index];
            return row ? (
              <PackageLine
                key={row.key}
                row={row}
                index={index}
                selected={selection.keys.has(row.key)}
                active={index === at}
                onMouseDown={(event) => onMouseDown(event, index)}
              />
            ) : null;
          })}
          <tr>
            <td aria-hidden="true" className={classes.pad} style={{ height: below }} />
          </tr>
        </tbody>
      </table>
    </div>
  );
}

function Head(props: {
  readonly look: ColumnLook;
  readonly sort: PackageSort;
  readonly onSort: (sort: PackageSort) => void;
}): ReactNode {
  const { look, sort, onSort } = props;
  const { column, title, room, right } = look;
  const sorted = sort.column === column;
  return (
    <th
      scope="col"
      className={classes[room]}
      aria-sort={sorted ? (sort.descending ? 'descending' : 'ascending') : 'none'}
    >
      <button
        type="button"
        className={classes.sort}
        data-right={right}
        onClick={() =>
          onSort(
            sorted ? { column, descending: !sort.descending } : { column, descending: column === 'size' },
          )
        }
      >
        {title}
        {sorted && <Icon name={sort.descending ? 'sink' : 'up'} size={12} />}
      </button>
    </th>
  );
}
