import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { ObjectFacts, ObjectPage, ObjectPlace } from '../../../shared/contract/objects';
import type { Column } from '../../../shared/model/table';
import { t } from '../../../shared/texts/texts';
import { placeKey } from '../../store/object-keys';
import { useStudio } from '../../store/use-store';
import { cellLook } from '../../ui/cell-look';
import { ErrorBox } from '../../ui/error-box';
import { MiddleText } from '../../ui/middle-text';
import { wholeNumber } from '../../ui/number-text';
import { Table } from '../../ui/table/table';
import { type Listed, numberedRows, type TableColumn } from '../../ui/table/table-column';
import { useCellCursor } from '../../ui/table/use-cell-cursor';
import { mostRows, pagesOf, useTableView } from '../../ui/table/use-table-view';
import { rowNameColumn, rowNamesWidth, valueCell } from '../../ui/table/value-column';
import { usePages } from '../../ui/use-pages';
import { Working } from '../../ui/working';
import classes from './object-viewer.module.css';

const pageRows = 200;
const pageColumns = 50;
const rowHeight = 24;

/** Sizes as the facts have them, until a page tells them; a vector is one column. */
function sizeOf({ dim, length }: ObjectFacts): readonly [number, number] {
  const [rows, columns] = dim ?? [];
  return rows !== undefined && columns !== undefined ? [rows, columns] : [length, 1];
}

/** Wide enough for any number of seven digits where a column has such: a number that is cut reads as another. */
const numberWidth = 118;

function widthOf(column: Column, rows: number): number {
  const texts = Array.from({ length: rows }, (_, i) => cellLook(column, i).text);
  const longest = texts.reduce((max, text) => Math.max(max, text.length), 0);
  const least = column.kind === 'double' && texts.some((text) => text.includes('.')) ? numberWidth : 64;
  return Math.max(least, Math.min(260, Math.max(column.name.length * 8, longest * 7.5) + 20));
}

/** The rows and columns of a data frame, a matrix or a vector, of which R is asked only for those on the screen. */
export function ObjectGrid(props: {
  readonly place: ObjectPlace;
  readonly facts: ObjectFacts;
  /** Stands above the rows. */
  readonly switcher: ReactNode;
}): ReactNode {
  const { place, facts, switcher } = props;
  const { connection } = useStudio();
  const [rows, columns] = sizeOf(facts);
  const rowCount = Math.min(rows, mostRows(rowHeight));
  // A column keeps the width that its first cells gave it: other rows must not move it under the eye.
  const widths = useRef(new Map<number, number>());
  const [namesWidth, setNamesWidth] = useState(44);
  const view = useTableView({
    ...{ rowCount, rowHeight, headHeight: 27 },
    columns: {
      first: Math.max(namesWidth, rowNamesWidth(rowCount)),
      count: columns,
      width: (index) => widths.current.get(index) ?? 104,
    },
  });
  const cursor = useCellCursor({ view, rowCount, columnCount: columns });
  const columnsInView = view.columns?.items ?? [];
  const rowPages = rowCount === 0 ? [0] : pagesOf(view.rowItems, pageRows);
  const ids = rowPages.flatMap((row) =>
    pagesOf(columnsInView, pageColumns).map((column) => `${row}:${column}`),
  );
  const pages = usePages<ObjectPage>({
    key: placeKey(place),
    ids,
    delay: 60,
    load(id, signal) {
      const [row = 0, column = 0] = id.split(':').map(Number);
      const input = {
        place: { ...place, path: [...place.path] },
        offset: row * pageRows,
        limit: pageRows,
        columnOffset: column * pageColumns,
        columnLimit: pageColumns,
      };
      return connection.call('objects.page', input, signal);
    },
  });
  const pageAt = (row: number, column: number) =>
    pages.page(`${Math.floor(row / pageRows)}:${Math.floor(column / pageColumns)}`);
  const columnAt = (row: number, column: number) => pageAt(row, column)?.columns[column % pageColumns];
  const firstRow = view.rowItems[0]?.index ?? 0;

  for (const { index } of columnsInView) {
    const column = columnAt(firstRow, index);
    if (column && !widths.current.has(index))
      widths.current.set(index, widthOf(column, Math.min(pageRows, rowCount)));
  }
  const known = widths.current.size;
  const axis = view.columns?.axis;
  useEffect(() => {
    if (known > 0) axis?.measure();
  }, [known, axis]);
  const names = pageAt(firstRow, 0)?.rowNames;
  useEffect(() => {
    const longest = (names ?? []).reduce((max, name) => Math.max(max, name.length), 0);
    setNamesWidth((old) => Math.max(old, Math.min(180, longest * 7.5 + 18)));
  }, [names]);

  const rowNames = rowNameColumn((row) => {
    const page = pageAt(row, 0);
    return page?.rowNames?.[row - page.offset] ?? row + 1;
  });
  function columnOf(index: number): TableColumn<number> {
    const name = columnAt(firstRow, index)?.name;
    const head = (
      <span className={classes.column} title={name}>
        <MiddleText text={name ?? ''} />
      </span>
    );
    return {
      ...{ id: String(index), head, width: widths.current.get(index) ?? null },
      cell(row) {
        const column = columnAt(row, index);
        return column ? valueCell(cellLook(column, row % pageRows)) : null;
      },
    };
  }
  const shown: Listed<TableColumn<number>> = {
    length: columns + 1,
    at: (place) => (place === 0 ? rowNames : columnOf(place - 1)),
  };

  return (
    <div className={classes.paper}>
      <div className={classes.tools}>{switcher}</div>
      {rows > rowCount && (
        <p className={classes.cut}>
          {t('objects.table.cut', { n: wholeNumber(rowCount), total: wholeNumber(rows) })}
        </p>
      )}
      {pages.error && <ErrorBox error={pages.error} retry={pages.retry} />}
      <Table
        label={t('objects.table.label')}
        view={view}
        cursor={cursor}
        columns={shown}
        items={numberedRows(rowCount)}
        look="lines"
      />
      {pages.loading && (
        <div className={classes.status}>
          <Working label={t('objects.table.loading')} stop={pages.stop} />
        </div>
      )}
    </div>
  );
}
