import { type ReactNode, useMemo } from 'react';
import type { DatasetInfo } from '../../../shared/model/project';
import { t } from '../../../shared/texts/texts';
import { useKept } from '../../store/use-kept';
import { useActions, useStudio } from '../../store/use-store';
import { cellLook } from '../../ui/cell-look';
import { ErrorBox } from '../../ui/error-box';
import { wholeNumber } from '../../ui/number-text';
import { maxRows, pagesOf, useGridView } from '../../ui/use-grid-view';
import { usePages } from '../../ui/use-pages';
import { VirtualGrid } from '../../ui/virtual-grid';
import { ColumnHeader, type Sort } from './column-header';
import { columnWidth } from './column-width';
import classes from './data-grid.module.css';

const pageSize = 200;

/** The rows of a data set, of which only those on the screen exist. */
export function DataGrid({ dataset }: { readonly dataset: DatasetInfo }): ReactNode {
  const { id, columns } = dataset;
  const { connection } = useStudio();
  const { inspect } = useActions();
  const [sort, setSort] = useKept<Sort | null>(`data sort ${id}`, null);
  const widths = useMemo(() => columns.map(columnWidth), [columns]);
  const rowCount = Math.min(dataset.rowCount, maxRows);
  const version = useMemo(
    () => JSON.stringify(columns.map(({ name, kind, levels }) => [name, kind, levels])),
    [columns],
  );
  const view = useGridView({
    rowCount,
    columnCount: columns.length,
    headHeight: 49,
    numberWidth: Math.max(44, String(rowCount).length * 8 + 18),
    columnWidth: (index) => widths[index] ?? 104,
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

  function choose(column: number) {
    const info = columns[column];
    if (info) inspect({ kind: 'column', datasetId: id, column: info.name });
  }
  function nextSort(name: string) {
    if (sort?.column !== name) setSort({ column: name, descending: false });
    else setSort(sort.descending ? null : { column: name, descending: true });
    view.rows.scrollToOffset(0);
    inspect({ kind: 'column', datasetId: id, column: name });
  }

  return (
    <>
      {dataset.rowCount > rowCount && (
        <p className={classes.note}>
          {t('data.firstRows', { n: wholeNumber(rowCount), all: wholeNumber(dataset.rowCount) })}
        </p>
      )}
      {pages.error && <ErrorBox error={pages.error} retry={pages.retry} />}
      <VirtualGrid
        view={view}
        label={t('data.label', { name: dataset.name })}
        stale={pages.stale}
        header={(index) => {
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
        }}
        rowName={(row) => {
          const page = pageOf(row);
          return page?.rowNumbers[row - page.offset] ?? row + 1;
        }}
        cell={(row, column) => {
          const page = pageOf(row);
          const values = page?.columns[column];
          return page && values ? cellLook(values, row - page.offset) : null;
        }}
        onColumn={choose}
      />
    </>
  );
}
