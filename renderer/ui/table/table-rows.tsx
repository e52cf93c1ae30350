import type { ReactNode } from 'react';
import { Icon } from '../icons';
import { wholeNumber } from '../number-text';
import classes from './table.module.css';
import type { TableColumn, TableItem } from './table-column';
import type { TableCursor } from './table-cursor';

/** A column that is on the screen, and its place among all (from 0). */
export interface ShownColumn<Row> {
  readonly index: number;
  readonly column: TableColumn<Row>;
}

/** The head of a group of rows, which folds them. */
export function GroupRow(props: {
  readonly group: Extract<TableItem<unknown>, { kind: 'group' }>;
  /** Among all items, from 0. */
  readonly index: number;
  readonly span: number;
  readonly onFold: ((key: string) => void) | undefined;
}): ReactNode {
  const { group, index, span, onFold } = props;
  const { key, title, count, open } = group;
  return (
    <tr aria-rowindex={index + 2}>
      <td colSpan={span} className={classes.group}>
        <button type="button" className={classes.fold} aria-expanded={open} onClick={() => onFold?.(key)}>
          <Icon name="chevron" size={12} />
          {title}
          <span className={classes.count}>{wholeNumber(count)}</span>
        </button>
      </td>
    </tr>
  );
}

/** One row: its name, and a cell for each column on the screen. */
export function TableRow<Row>(props: {
  readonly item: Extract<TableItem<Row>, { kind: 'row' }>;
  /** Among all items, from 0. */
  readonly index: number;
  readonly first: TableColumn<Row>;
  readonly shown: readonly ShownColumn<Row>[];
  /** Stands between the first column and those on the screen, where not all exist. */
  readonly pad: ReactNode;
  readonly cursor: TableCursor;
}): ReactNode {
  const { item, index, first, shown, pad, cursor } = props;
  const { key, row } = item;
  const name = first.cell(row);
  return (
    <tr className={classes.row} aria-rowindex={index + 2} {...cursor.rowProps(key, index)}>
      <th scope="row" aria-colindex={1} title={name?.title}>
        {name?.content}
      </th>
      {pad}
      {shown.map(({ column, index: place }) => {
        const cell = column.cell(row);
        return (
          <td
            key={column.id}
            aria-colindex={place + 1}
            title={cell?.title}
            data-right={cell?.right ?? column.right}
            data-mark={cell?.mark}
            data-room={column.room}
            {...cursor.cellProps(index, place - 1)}
          >
            {cell?.content}
          </td>
        );
      })}
    </tr>
  );
}
