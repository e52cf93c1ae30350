import { type ReactNode, type RefObject, useMemo } from 'react';
import { t } from '../../../shared/texts/texts';
import type { RowSelection } from '../../ui/table/row-selection';
import { Table } from '../../ui/table/table';
import { useRowCursor } from '../../ui/table/use-row-cursor';
import { useTableView } from '../../ui/table/use-table-view';
import { packageColumns } from './package-columns';
import { nextPackageSort, type PackageColumn, type PackageRow, type PackageSort } from './package-rows';

/** Installed packages, one a row; several can be selected. */
export function PackageTable(props: {
  readonly rows: readonly PackageRow[];
  /** The filter that the rows come from. */
  readonly filter: string;
  readonly sort: PackageSort;
  readonly selection: RowSelection;
  readonly grid: RefObject<HTMLTableElement | null>;
  readonly onSort: (sort: PackageSort) => void;
  readonly onSelection: (selection: RowSelection) => void;
  readonly onRemove: () => void;
}): ReactNode {
  const { rows, filter, sort, selection, grid, onSort, onSelection, onRemove } = props;
  const columns = useMemo(packageColumns, []);
  const items = useMemo(() => rows.map((row) => ({ kind: 'row' as const, key: row.key, row })), [rows]);
  const view = useTableView({
    ...{ rowCount: items.length, rowHeight: 26, headHeight: 28 },
    listing: JSON.stringify([filter, sort]),
  });
  const cursor = useRowCursor({
    ...{ view, items, selection, onSelection, id: 'package', many: true, onDelete: onRemove, table: grid },
  });
  return (
    <Table
      label={t('packages.title')}
      view={view}
      cursor={cursor}
      columns={columns}
      items={items}
      look="rows"
      // Where room is short the part scrolls: some packages always show.
      least={150}
      sort={sort}
      onSort={(column) => onSort(nextPackageSort(sort, column as PackageColumn))}
      table={grid}
    />
  );
}
