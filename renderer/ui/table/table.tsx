import type { CSSProperties, ReactNode, Ref } from 'react';
import { gridProps } from '../grid-props';
import classes from './table.module.css';
import type { Listed, TableColumn, TableItem, TableSort } from './table-column';
import type { TableCursor } from './table-cursor';
import { TableHead } from './table-head';
import { GroupRow, type ShownColumn, TableRow } from './table-rows';
import type { TableView } from './use-table-view';

interface Props<Row> {
  readonly label: string;
  readonly view: TableView;
  readonly cursor: TableCursor;
  /** The first names the rows. */
  readonly columns: Listed<TableColumn<Row>>;
  readonly items: Listed<TableItem<Row>>;
  /** `lines`: every cell has a frame, as in a spreadsheet. */
  readonly look: 'rows' | 'lines';
  /** The rows shown are old ones; new ones are on their way. */
  readonly stale?: boolean;
  /** Rows stand in groups, below whose heads their names are set in. No column of such a table gives way (`room`). */
  readonly grouped?: boolean;
  /** Height in px that the table keeps where room is short. */
  readonly least?: number;
  readonly sort?: TableSort;
  readonly onSort?: (column: string) => void;
  readonly onFold?: (group: string) => void;
  readonly table?: Ref<HTMLTableElement>;
}

/**
 * A table of any size, of which only the rows on the screen exist (and only the columns, where `view` says so). Columns
 * and items say what is in it, and `cursor` what keys and mouse do: `useRowCursor` or `useCellCursor`.
 */
export function Table<Row>(props: Props<Row>): ReactNode {
  const { label, view, cursor, columns, items, look, sort = null, onSort, onFold, table } = props;
  const { rows, rowItems, headHeight, rowHeight } = view;
  const first = columns.at(0);
  if (!first) return null;
  const shown = shownColumns(columns, view);
  const pad = view.columns && <td className={classes.pad} aria-hidden="true" />;
  const space = (height: number) => (
    <tr>
      <td aria-hidden="true" className={classes.pad} style={{ height: Math.max(0, height) }} />
    </tr>
  );
  const heights = { '--head-height': `${headHeight}px`, '--row-height': `${rowHeight}px` };
  return (
    <div
      ref={view.scroll}
      className={classes.scroll}
      style={props.least === undefined ? undefined : { flex: `1 0 ${props.least}px` }}
    >
      <table
        ref={table}
        {...gridProps({
          label,
          rows: items.length + 1,
          columns: columns.length,
          many: cursor.many,
          active: cursor.active,
        })}
        {...cursor.tableProps}
        className={classes.table}
        data-look={look}
        data-stale={props.stale}
        data-grouped={props.grouped}
        style={{ ...heights, ...tableWidth(columns, view) } as CSSProperties}
      >
        <TableWidths first={first} shown={shown} view={view} />
        <thead>
          <tr aria-rowindex={1}>
            <TableHead column={first} index={0} sort={sort} onSort={onSort} />
            {pad}
            {shown.map(({ column, index }) => (
              <TableHead key={column.id} column={column} index={index} sort={sort} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          {space(rowItems[0]?.start ?? 0)}
          {rowItems.map(({ index }) => {
            const item = items.at(index);
            if (!item) return null;
            return item.kind === 'group' ? (
              <GroupRow key={item.key} group={item} index={index} span={shown.length + 1} onFold={onFold} />
            ) : (
              <TableRow
                key={item.key}
                item={item}
                index={index}
                first={first}
                shown={shown}
                pad={pad}
                cursor={cursor}
              />
            );
          })}
          {space(rows.getTotalSize() - (rowItems.at(-1)?.end ?? 0))}
        </tbody>
      </table>
    </div>
  );
}

/** The columns after the first that exist now. */
function shownColumns<Row>(columns: Listed<TableColumn<Row>>, view: TableView): readonly ShownColumn<Row>[] {
  const places = view.columns
    ? view.columns.items.map(({ index }) => index + 1)
    : Array.from({ length: columns.length - 1 }, (_, i) => i + 1);
  return places.flatMap((index) => {
    const column = columns.at(index);
    return column ? [{ index, column }] : [];
  });
}

/** What is left at least for a column that takes the rest, in px; below that the table scrolls. */
const leastRest = 150;

function tableWidth<Row>(columns: Listed<TableColumn<Row>>, { columns: inView }: TableView): CSSProperties {
  if (inView) return { width: inView.first + inView.axis.getTotalSize() };
  const all = Array.from({ length: columns.length }, (_, index) => columns.at(index));
  const least = all
    .filter((column) => column?.room === undefined)
    .reduce((sum, column) => sum + (column?.width ?? leastRest), 0);
  return { width: '100%', minWidth: scaled(least) };
}

/** A width, in px, for the size of text that the user has chosen. */
function scaled(width: number): string {
  return `calc(${width}px * var(--bs-text-scale, 1))`;
}

function TableWidths<Row>(props: {
  readonly first: TableColumn<Row>;
  readonly shown: readonly ShownColumn<Row>[];
  readonly view: TableView;
}): ReactNode {
  const { first, shown, view } = props;
  const { columns } = view;
  if (columns) {
    const { axis, items } = columns;
    return (
      <colgroup>
        <col style={{ width: columns.first }} />
        <col style={{ width: items[0]?.start ?? 0 }} />
        {items.map(({ index, size }) => (
          <col key={index} style={{ width: size }} />
        ))}
        <col style={{ width: axis.getTotalSize() - (items.at(-1)?.end ?? 0) }} />
      </colgroup>
    );
  }
  return (
    <colgroup>
      {[first, ...shown.map(({ column }) => column)].map(({ id, width, room }) => (
        <col key={id} data-room={room} style={width === null ? undefined : { width: scaled(width) }} />
      ))}
    </colgroup>
  );
}
