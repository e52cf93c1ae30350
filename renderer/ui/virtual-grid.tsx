import { VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import { t } from '../../shared/texts/texts';
import { gridProps } from './grid-props';
import { useCellKeys } from './use-cell-keys';
import { type GridView, rowHeight } from './use-grid-view';
import classes from './virtual-grid.module.css';

/** What stands in a cell; null where its value is on its way. */
export interface CellLook {
  readonly text: string;
  readonly right: boolean;
  /** A missing or empty value: the text only stands for it. */
  readonly missing: boolean;
}

interface Props {
  readonly view: GridView;
  readonly label: string;
  /** The rows shown are old ones; new ones are on their way. */
  readonly stale: boolean;
  /** A `th` with `scope="col"` and `aria-colindex={index + 2}`. */
  readonly header: (index: number) => ReactNode;
  readonly rowName: (row: number) => ReactNode;
  readonly cell: (row: number, column: number) => CellLook | null;
  /** The keyboard or the mouse came to a column. */
  readonly onColumn?: (column: number) => void;
}

/** A table of any size of which only the cells on the screen exist; the arrow keys move in it. */
export function VirtualGrid(props: Props): ReactNode {
  const { view, label, stale, header, rowName, cell, onColumn } = props;
  const { scroll, rows, columns, rowItems, columnItems, rowCount, columnCount, headHeight } = view;
  const { active, setActive, onKeyDown } = useCellKeys({
    rows: rowCount,
    columns: columnCount,
    rowsPerPage: () =>
      Math.max(1, Math.floor(((scroll.current?.clientHeight ?? 0) - headHeight) / rowHeight)),
    reveal({ row, column }) {
      rows.scrollToIndex(row);
      columns.scrollToIndex(column);
      onColumn?.(column);
    },
  });
  const left = columnItems[0]?.start ?? 0;
  const right = columns.getTotalSize() - (columnItems.at(-1)?.end ?? 0);
  const above = rowItems[0]?.start ?? 0;
  const below = rows.getTotalSize() - (rowItems.at(-1)?.end ?? 0);
  const span = columnItems.length + 3;

  return (
    <div ref={scroll} className={classes.scroll}>
      <table
        {...gridProps({
          label,
          rows: rowCount + 1,
          columns: columnCount + 1,
          active: active ? `cell-${active.row}-${active.column}` : undefined,
        })}
        onKeyDown={onKeyDown}
        onFocus={(event) => {
          // The keyboard must see where it is.
          if (event.target === event.currentTarget && !active && rowCount > 0)
            setActive({ row: 0, column: 0 });
        }}
        className={classes.grid}
        data-stale={stale}
        style={{ width: view.numberWidth + columns.getTotalSize() }}
      >
        <colgroup>
          <col style={{ width: view.numberWidth }} />
          <col style={{ width: left }} />
          {columnItems.map(({ index, size }) => (
            <col key={index} style={{ width: size }} />
          ))}
          <col style={{ width: right }} />
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col" aria-colindex={1} className={classes.corner}>
              <VisuallyHidden>{t('ui.row')}</VisuallyHidden>
            </th>
            <td className={classes.pad} aria-hidden="true" />
            {columnItems.map(({ index }) => header(index))}
          </tr>
        </thead>
        <tbody>
          <tr>
            <td aria-hidden="true" className={classes.pad} colSpan={span} style={{ height: above }} />
          </tr>
          {rowItems.map(({ index: row }) => (
            <tr key={row} aria-rowindex={row + 2}>
              <th scope="row" aria-colindex={1} className={classes.number}>
                {rowName(row)}
              </th>
              <td className={classes.pad} aria-hidden="true" />
              {columnItems.map(({ index: column }) => {
                const look = cell(row, column);
                return (
                  <td
                    key={column}
                    id={`cell-${row}-${column}`}
                    aria-colindex={column + 2}
                    data-right={look?.right}
                    data-missing={look?.missing}
                    data-active={active?.row === row && active.column === column}
                    onMouseDown={() => {
                      setActive({ row, column });
                      onColumn?.(column);
                    }}
                  >
                    {look?.text}
                  </td>
                );
              })}
            </tr>
          ))}
          <tr>
            <td aria-hidden="true" className={classes.pad} colSpan={span} style={{ height: below }} />
          </tr>
        </tbody>
      </table>
    </div>
  );
}
