import { VisuallyHidden } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useMemo, useRef } from 'react';
import type { DatasetInfo } from '../../../shared/contract/project';
import type { ColumnInfo } from '../../../shared/model/column-info';
import { type Column, cellText } from '../../../shared/model/table';
import { useActions } from '../../app/store/use-store';
import { ErrorBox } from '../../ui/error-box';
import { gridProps } from '../../ui/grid-props';
import { wholeNumber } from '../../ui/number-text';
import { useKept } from '../../ui/use-kept';
import { ColumnHeader } from './column-header';
import classes from './data-grid.module.css';
import { isNumeric } from './kinds';
import { useCellKeys } from './use-cell-keys';
import { type Sort, usePages } from './use-pages';

const rowHeight = 24;
const headHeight = 49;
/** Browsers stop laying out an element near 33.5 million pixels. */
const maxRows = Math.floor(33_000_000 / rowHeight);

function columnWidth({ name, levels }: ColumnInfo): number {
  const longest = (levels ?? []).slice(0, 20).reduce((max, level) => Math.max(max, level.length), 0);
  return Math.max(104, Math.min(240, Math.max(name.length * 8 + 50, longest * 7 + 24)));
}

function shownText(column: Column | undefined, index: number): string | null {
  if (!column) return '';
  const text = cellText(column, index);
  if (text === null || !isNumeric(column.kind)) return text;
  // As R prints: seven significant digits.
  return String(Number(Number(text).toPrecision(7))).replace('-', '−');
}

/** The rows of a data set, of which only those on the screen exist. */
export function DataGrid({ dataset }: { readonly dataset: DatasetInfo }): ReactNode {
  const { id, columns } = dataset;
  const { inspect } = useActions();
  const scroll = useRef<HTMLDivElement>(null);
  const [sort, setSort] = useKept<Sort | null>(`data sort ${id}`, null);
  const widths = useMemo(() => columns.map(columnWidth), [columns]);
  const rowCount = Math.min(dataset.rowCount, maxRows);
  const numberWidth = Math.max(44, String(rowCount).length * 8 + 18);

  const rows = useVirtualizer({
    count: rowCount,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    scrollPaddingStart: headHeight,
  });
  const cols = useVirtualizer({
    count: columns.length,
    horizontal: true,
    getScrollElement: () => scroll.current,
    estimateSize: (index) => widths[index] ?? 104,
    overscan: 3,
    scrollPaddingStart: numberWidth,
  });
  const rowItems = rows.getVirtualItems();
  const colItems = cols.getVirtualItems();
  const pages = usePages({
    datasetId: id,
    sort,
    version: useMemo(
      () => JSON.stringify(columns.map(({ name, kind, levels }) => [name, kind, levels])),
      [columns],
    ),
    firstRow: rowItems[0]?.index ?? 0,
    lastRow: rowItems.at(-1)?.index ?? 0,
  });
  const { active, setActive, onKeyDown } = useCellKeys({
    rows: rowCount,
    columns: columns.length,
    rowsPerPage: () =>
      Math.max(1, Math.floor(((scroll.current?.clientHeight ?? 0) - headHeight) / rowHeight)),
    reveal({ row, column }) {
      rows.scrollToIndex(row);
      cols.scrollToIndex(column);
      choose(column);
    },
  });

  function choose(column: number) {
    const info = columns[column];
    if (info) inspect({ kind: 'column', datasetId: id, column: info.name });
  }
  function nextSort(name: string) {
    if (sort?.column !== name) setSort({ column: name, descending: false });
    else setSort(sort.descending ? null : { column: name, descending: true });
    rows.scrollToOffset(0);
    inspect({ kind: 'column', datasetId: id, column: name });
  }

  const left = colItems[0]?.start ?? 0;
  const right = cols.getTotalSize() - (colItems.at(-1)?.end ?? 0);
  const above = rowItems[0]?.start ?? 0;
  const below = rows.getTotalSize() - (rowItems.at(-1)?.end ?? 0);
  const span = colItems.length + 3;

  return (
    <>
      {dataset.rowCount > rowCount && (
        <p className={classes.note}>
          The first {wholeNumber(rowCount)} rows of this view can be scrolled to; sort by a column to see its
          other end. Models are fitted to all {wholeNumber(dataset.rowCount)} rows.
        </p>
      )}
      {pages.error && <ErrorBox error={pages.error} retry={pages.retry} />}
      <div ref={scroll} className={classes.scroll}>
        <table
          {...gridProps({
            label: `Data ${dataset.name}`,
            rows: rowCount + 1,
            columns: columns.length + 1,
            active: active ? `cell-${active.row}-${active.column}` : undefined,
          })}
          onKeyDown={onKeyDown}
          onFocus={(event) => {
            // The keyboard must see where it is.
            if (event.target === event.currentTarget && !active && rowCount > 0)
              setActive({ row: 0, column: 0 });
          }}
          className={classes.grid}
          data-stale={pages.stale}
          style={{ width: numberWidth + cols.getTotalSize() }}
        >
          <colgroup>
            <col style={{ width: numberWidth }} />
            <col style={{ width: left }} />
            {colItems.map(({ index, size }) => (
              <col key={index} style={{ width: size }} />
            ))}
            <col style={{ width: right }} />
          </colgroup>
          <thead>
            <tr aria-rowindex={1}>
              <th scope="col" aria-colindex={1} className={classes.corner}>
                <VisuallyHidden>Row</VisuallyHidden>
              </th>
              <td className={classes.pad} aria-hidden="true" />
              {colItems.map(({ index }) => {
                const info = columns[index];
                return (
                  info && (
                    <ColumnHeader
                      key={info.name}
                      datasetId={id}
                      info={info}
                      index={index}
                      sort={sort}
                      onSort={() => nextSort(info.name)}
                    />
                  )
                );
              })}
            </tr>
          </thead>
          <tbody>
            <tr>
              <td aria-hidden="true" className={classes.pad} colSpan={span} style={{ height: above }} />
            </tr>
            {rowItems.map(({ index: row }) => {
              const page = pages.page(row);
              const at = page ? row - page.offset : 0;
              return (
                <tr key={row} aria-rowindex={row + 2}>
                  <th scope="row" aria-colindex={1} className={classes.number}>
                    {page?.rowNumbers[at] ?? row + 1}
                  </th>
                  <td className={classes.pad} aria-hidden="true" />
                  {colItems.map(({ index: column }) => {
                    const info = columns[column];
                    const text = page ? shownText(page.columns[column], at) : '';
                    return (
                      <td
                        key={column}
                        id={`cell-${row}-${column}`}
                        aria-colindex={column + 2}
                        data-right={info && isNumeric(info.kind)}
                        data-missing={text === null || (text === '' && page !== undefined)}
                        data-active={active?.row === row && active.column === column}
                        onMouseDown={() => {
                          setActive({ row, column });
                          choose(column);
                        }}
                      >
                        {text === '' && page ? 'empty' : (text ?? 'NA')}
                      </td>
                    );
                  })}
                </tr>
              );
            })}
            <tr>
              <td aria-hidden="true" className={classes.pad} colSpan={span} style={{ height: below }} />
            </tr>
          </tbody>
        </table>
      </div>
    </>
  );
}
