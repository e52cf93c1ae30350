import { type ReactNode, useMemo } from 'react';
import type { DatasetInfo } from '../../../shared/model/project';
import { t } from '../../../shared/texts/texts';
import { useKept } from '../../store/use-kept';
import { useActions, useStudio } from '../../store/use-store';
import { cellLook } from '../../ui/cell-look';
import { ErrorBox } from '../../ui/error-box';
import { wholeNumber } from '../../ui/number-text';
import { Table } from '../../ui/table/table';
import { type Listed, numberedRows, type TableColumn } from '../../ui/table/table-column';
import { useCellCursor } from '../../ui/table/use-cell-cursor';
import { mostRows, pagesOf, useTableView } from '../../ui/table/use-table-view';
import { rowNameColumn, rowNamesWidth, valueCell } from '../../ui/table/value-column';
import { usePages } from '../../ui/use-pages';
import { ColumnHeader, type Sort } from './column-header';
import { columnWidth } from './column-width';
import classes from './data-grid.module.css';

const pageSize = 200;
const rowHeight = 24;

/** The rows of a data set, of which only those on the screen exist. */
export function DataGrid({ dataset }: { readonly dataset: DatasetInfo }): ReactNode {
  const { id, columns } = dataset;
  const { connection } = useStudio();
  const { inspect } = useActions();
  const [sort, setSort] = useKept<Sort | null>(`data sort ${id}`, null);
  const widths = useMemo(() => columns.map(columnWidth), [columns]);
  const rowCount = Math.min(dataset.rowCount, mostRows(rowHeight));
  const version = useMemo(
    () => JSON.stringify(columns.map(({ name, kind, levels }) => [name, kind, levels])),
    [columns],
  );
  const view = useTableView({
    ...{ rowCount, rowHeight, headHeight: 49, listing: JSON.stringify(sort) },
    columns: {
      first: rowNamesWidth(rowCount),
      count: columns.length,
      width: (index) => widths[index] ?? 104,
    },
  });
  const pages = usePages({
    key: JSON.stringify([id, sort, version]),
    ids: pagesOf(view.rowItems, pageSize).map(String),
    load: (page, signal) =>
      connection.call(
        'data.page',
        { datasetId: id, limit: pageSize, offset: Number(page) * pageSize, ...(sort && { sort }) },
        signal,
      ),
  });
  const pageOf = (row: number) => pages.page(String(Math.floor(row / pageSize)));

  const cursor = useCellCursor({
    ...{ view, rowCount, columnCount: columns.length },
    onColumn(column) {
      const info = columns[column];
      if (info) inspect({ kind: 'column', datasetId: id, column: info.name });
    },
  });
  function nextSort(name: string) {
    if (sort?.column !== name) setSort({ column: name, descending: false });
    else setSort(sort.descending ? null : { column: name, descending: true });
    inspect({ kind: 'column', datasetId: id, column: name });
  }

  const rowNames = rowNameColumn((row) => {
    const page = pageOf(row);
    return page?.rowNumbers[row - page.offset] ?? row + 1;
  });
  function columnAt(place: number): TableColumn<number> | undefined {
    const index = place - 1;
    const info = columns[index];
    if (!info) return place === 0 ? rowNames : undefined;
    const head = (
      <ColumnHeader datasetId={id} info={info} index={index} sort={sort} onSort={() => nextSort(info.name)} />
    );
    return {
      ...{ id: info.name, head, width: widths[index] ?? null, sorts: true },
      cell(row) {
        const page = pageOf(row);
        const values = page?.columns[index];
        return page && values ? valueCell(cellLook(values, row - page.offset)) : null;
      },
    };
  }
  const shown: Listed<TableColumn<number>> = { length: columns.length + 1, at: columnAt };

  return (
    <>
      {dataset.rowCount > rowCount && (
        <p className={classes.note}>
          {t('data.firstRows', { n: wholeNumber(rowCount), all: wholeNumber(dataset.rowCount) })}
        </p>
      )}
      {pages.error && <ErrorBox error={pages.error} retry={pages.retry} />}
      <Table
        label={t('data.label', { name: dataset.name })}
        view={view}
        cursor={cursor}
        columns={shown}
        items={numberedRows(rowCount)}
        look="lines"
        stale={pages.stale}
        sort={sort}
      />
    </>
  );
}
