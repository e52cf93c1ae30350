import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import type { Section } from '../../../shared/model/parameters';
import { t } from '../../../shared/texts/texts';
import { gridProps } from '../../ui/grid-props';
import { Icon } from '../../ui/icons';
import { wholeNumber } from '../../ui/number-text';
import type { SummaryColumn } from './summary-columns';
import type { SortColumn, SummaryItem, SummarySort } from './summary-items';
import classes from './summary-table.module.css';

interface Props {
  readonly label: string;
  readonly items: readonly SummaryItem[];
  readonly columns: readonly SummaryColumn[];
  readonly stale: boolean;
  readonly sort: SummarySort | null;
  readonly selected: string | null;
  readonly onSort: (column: SortColumn) => void;
  readonly onFold: (section: Section) => void;
  readonly onSelect: (variable: string) => void;
}

/** What is left at least for the names of parameters, in px; below that the table scrolls. */
const nameWidth = 150;

/** Rows by section; only those on the screen exist. Arrow keys move the selection. */
export function SummaryTable(props: Props): ReactNode {
  const { items, columns, sort, selected, onSort, onFold, onSelect } = props;
  const scroll = useRef<HTMLDivElement>(null);
  const span = columns.length + 1;
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroll.current,
    estimateSize: (index) => (items[index]?.kind === 'section' ? 29 : 25),
    overscan: 12,
    scrollPaddingStart: 34,
  });
  // Heads and rows differ in height, so what was measured before a fold or a filter is void.
  useEffect(() => {
    if (items.length >= 0) virtual.measure();
  }, [items, virtual]);

  function onKeyDown(event: KeyboardEvent) {
    if (event.target !== event.currentTarget || event.altKey || event.ctrlKey || event.metaKey) return;
    const order = items.flatMap((item, index) =>
      item.kind === 'row' ? [{ index, name: item.row.variable }] : [],
    );
    const at = order.findIndex(({ name }) => name === selected);
    const page = Math.max(1, Math.floor((scroll.current?.clientHeight ?? 0) / 25) - 2);
    const targets: Readonly<Record<string, number>> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + page,
      PageUp: at - page,
      Home: 0,
      End: order.length - 1,
    };
    const target = targets[event.key];
    if (target === undefined) return;
    event.preventDefault();
    const next = order[Math.max(0, Math.min(order.length - 1, target))];
    if (!next) return;
    onSelect(next.name);
    virtual.scrollToIndex(next.index);
  }

  const width = columns.reduce((sum, column) => sum + column.width, nameWidth);
  const shown = virtual.getVirtualItems();
  const above = shown[0]?.start ?? 0;
  const below = virtual.getTotalSize() - (shown.at(-1)?.end ?? 0);
  return (
    <div ref={scroll} className={classes.scroll}>
      <table
        {...gridProps({
          label: props.label,
          rows: items.length + 1,
          columns: span,
          active: selected === null ? undefined : `summary-${selected}`,
        })}
        className={classes.grid}
        style={{ minWidth: scaled(width) }}
        data-stale={props.stale}
        onKeyDown={onKeyDown}
      >
        <colgroup>
          <col />
          {columns.map((column) => (
            <col key={column.id} style={{ width: scaled(column.width) }} />
          ))}
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            <Head column="variable" title={t('fits.summary.parameter')} sort={sort} onSort={onSort} />
            {columns.map(({ id, title }) => (
              <Head key={id} column={id} title={title} sort={sort} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            <td aria-hidden="true" className={classes.pad} colSpan={span} style={{ height: above }} />
          </tr>
          {shown.map(({ index }) => {
            const item = items[index];
            if (!item) return null;
            return item.kind === 'section' ? (
              <tr key={item.section} aria-rowindex={index + 2}>
                <td colSpan={span} className={classes.section}>
                  <button
                    type="button"
                    className={classes.fold}
                    aria-expanded={item.open}
                    onClick={() => onFold(item.section)}
                  >
                    <Icon name="chevron" size={12} />
                    {item.title}
                    <span className={classes.count}>{wholeNumber(item.count)}</span>
                  </button>
                </td>
              </tr>
            ) : (
              <SummaryLine
                key={item.row.variable}
                item={item}
                index={index}
                columns={columns}
                selected={item.row.variable === selected}
                onSelect={onSelect}
              />
            );
          })}
          <tr>
            <td
              aria-hidden="true"
              className={classes.pad}
              colSpan={span}
              style={{ height: Math.max(0, below) }}
            />
          </tr>
        </tbody>
      </table>
    </div>
  );
}

/** A width, in px, for the size of text that the user has chosen. */
function scaled(width: number): string {
  return `calc(${width}px * var(--bs-text-scale, 1))`;
}

interface HeadProps {
  readonly column: SortColumn;
  readonly title: string;
  readonly sort: SummarySort | null;
  readonly onSort: (column: SortColumn) => void;
}

function Head({ column, title, sort, onSort }: HeadProps): ReactNode {
  const sorted = sort?.column === column ? sort : null;
  return (
    <th scope="col" aria-sort={sorted ? (sorted.descending ? 'descending' : 'ascending') : 'none'}>
      <button
        type="button"
        className={classes.sort}
        data-left={column === 'variable'}
        onClick={() => onSort(column)}
      >
        {title}
        {sorted && <Icon name={sorted.descending ? 'sink' : 'up'} size={12} />}
      </button>
    </th>
  );
}

interface LineProps {
  readonly item: Extract<SummaryItem, { kind: 'row' }>;
  readonly index: number;
  readonly columns: readonly SummaryColumn[];
  readonly selected: boolean;
  readonly onSelect: (variable: string) => void;
}

function SummaryLine({ item, index, columns, selected, onSelect }: LineProps): ReactNode {
  const { row, name } = item;
  return (
    <tr
      id={`summary-${row.variable}`}
      className={classes.row}
      aria-rowindex={index + 2}
      aria-selected={selected}
      onMouseDown={() => onSelect(row.variable)}
    >
      <th scope="row" title={row.variable}>
        {name}
      </th>
      {columns.map(({ id, text, fault }) => {
        const title = fault(row);
        return (
          <td key={id} data-bad={title !== undefined} title={title}>
            {text(row)}
          </td>
        );
      })}
    </tr>
  );
}
