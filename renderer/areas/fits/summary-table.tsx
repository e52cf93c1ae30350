import { type ReactNode, useCallback, useMemo, useRef } from 'react';
import type { Section } from '../../../shared/model/parameters';
import type { ConvergenceRow } from '../../../shared/stats/convergence-row';
import { t } from '../../../shared/texts/texts';
import { onlyRow } from '../../ui/table/row-selection';
import { Table } from '../../ui/table/table';
import type { TableColumn, TableItem } from '../../ui/table/table-column';
import { useRowCursor } from '../../ui/table/use-row-cursor';
import { useTableView } from '../../ui/table/use-table-view';
import type { SummaryColumn } from './summary-columns';
import type { SortColumn, SummaryItem, SummarySort } from './summary-items';

interface Props {
  readonly label: string;
  readonly items: readonly SummaryItem[];
  readonly columns: readonly SummaryColumn[];
  /** The filter and the order that the items come from. */
  readonly listing: string;
  readonly stale: boolean;
  readonly sort: SummarySort | null;
  readonly selected: string | null;
  readonly onSort: (column: SortColumn) => void;
  readonly onFold: (section: Section) => void;
  readonly onSelect: (variable: string) => void;
}

type Row = Extract<SummaryItem, { kind: 'row' }>;

const rowHeight = 25;
const sectionHeight = 29;

/** The parameters by section, with their measures; one is selected. */
export function SummaryTable(props: Props): ReactNode {
  const { label, listing, stale, sort, selected, onSort, onFold, onSelect } = props;
  const table = useRef<HTMLTableElement>(null);
  const items = useMemo(() => props.items.map(tableItem), [props.items]);
  const columns = useMemo(() => [nameColumn(), ...props.columns.map(measureColumn)], [props.columns]);
  const heightOf = useCallback(
    (index: number) => (items[index]?.kind === 'group' ? sectionHeight : rowHeight),
    [items],
  );
  const view = useTableView({ rowCount: items.length, rowHeight, headHeight: 30, heightOf, listing });
  const cursor = useRowCursor({
    ...{ view, items, table, id: 'summary' },
    selection: onlyRow(selected),
    onSelection: ({ active }) => active !== null && onSelect(active),
  });
  return (
    <Table
      label={label}
      view={view}
      cursor={cursor}
      columns={columns}
      items={items}
      look="rows"
      stale={stale}
      grouped
      // Where room is short the plots give way first: some rows always show.
      least={120}
      sort={sort}
      onSort={(column) => onSort(column as SortColumn)}
      onFold={(section) => onFold(section as Section)}
      table={table}
    />
  );
}

function tableItem(item: SummaryItem): TableItem<Row> {
  return item.kind === 'row'
    ? { kind: 'row', key: item.row.variable, row: item }
    : { ...item, kind: 'group', key: item.section };
}

function nameColumn(): TableColumn<Row> {
  return {
    id: 'variable',
    head: t('fits.summary.parameter'),
    width: null,
    sorts: true,
    cell: ({ row, name }) => ({ content: name, title: row.variable }),
  };
}

function measureColumn({ id, title, width, text, fault }: SummaryColumn): TableColumn<Row> {
  const cell = (row: ConvergenceRow) => {
    const why = fault(row);
    return { content: text(row), title: why, mark: why === undefined ? undefined : ('bad' as const) };
  };
  return { id, head: title, width, right: true, sorts: true, cell: ({ row }) => cell(row) };
}
