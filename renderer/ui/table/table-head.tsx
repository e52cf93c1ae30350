import type { ReactNode } from 'react';
import { Icon } from '../icons';
import classes from './table.module.css';
import type { TableColumn, TableSort } from './table-column';

/** The head of a column; that of one that sorts says which way the rows run. */
export function TableHead<Row>(props: {
  readonly column: TableColumn<Row>;
  /** From 0. */
  readonly index: number;
  readonly sort: TableSort;
  readonly onSort: ((column: string) => void) | undefined;
}): ReactNode {
  const { column, index, sort, onSort } = props;
  const { id, head, right, sorts, room } = column;
  const sorted = sort?.column === id ? sort : null;
  const direction = sorted ? (sorted.descending ? 'descending' : 'ascending') : 'none';
  return (
    <th scope="col" aria-colindex={index + 1} aria-sort={sorts ? direction : undefined} data-room={room}>
      {sorts && typeof head === 'string' ? (
        <button type="button" className={classes.sort} data-right={right} onClick={() => onSort?.(id)}>
          {head}
          {sorted && <Icon name={sorted.descending ? 'sink' : 'up'} size={12} />}
        </button>
      ) : (
        head
      )}
    </th>
  );
}
