import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useEffect, useMemo, useRef } from 'react';
import type { SummaryRow } from '../../../shared/contract/posterior';
import { essLimit, rhatLimit } from '../../../shared/model/diagnose';
import type { Section } from '../../../shared/model/parameters';
import { t } from '../../../shared/texts/texts';
import { useActions } from '../../store/use-store';
import { gridProps } from '../../ui/grid-props';
import { Icon } from '../../ui/icons';
import { useNumberStyle } from '../../ui/number-style';
import { fixed, plainNumber, wholeNumber } from '../../ui/number-text';
import {
  estimateDigits,
  intervalNames,
  type SortColumn,
  type SummaryItem,
  type SummarySort,
} from './summary-items';
import classes from './summary-table.module.css';

interface Props {
  readonly label: string;
  readonly items: readonly SummaryItem[];
  readonly rows: readonly SummaryRow[];
  readonly prob: number;
  readonly chains: number;
  readonly stale: boolean;
  readonly sort: SummarySort | null;
  readonly selected: string | null;
  readonly onSort: (sort: SummarySort | null) => void;
  readonly onFold: (section: Section) => void;
  readonly onSelect: (variable: string) => void;
}

const topics: Readonly<Record<SortColumn, string | null>> = {
  variable: null,
  mean: 'mean',
  sd: 'sd',
  lower: 'interval',
  upper: 'interval',
  rhat: 'rhat',
  ess_bulk: 'ess_bulk',
  ess_tail: 'ess_tail',
};

/** Rows by section; only those on the screen exist. Arrow keys move the selection. */
export function SummaryTable(props: Props): ReactNode {
  const { items, rows, prob, chains, sort, selected, onSort, onFold, onSelect } = props;
  const { inspect } = useActions();
  const scroll = useRef<HTMLDivElement>(null);
  const { digits: wanted } = useNumberStyle();
  const digits = useMemo(() => estimateDigits(rows, wanted), [rows, wanted]);
  const [low, high] = intervalNames(prob, (percent) => t('fits.percent', { n: plainNumber(percent) }));
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

  const columns: readonly (readonly [SortColumn, string])[] = [
    ['variable', t('fits.summary.parameter')],
    ['mean', t('fits.summary.mean')],
    ['sd', t('fits.summary.sd')],
    ['lower', low],
    ['upper', high],
    ['rhat', t('fits.summary.rhat')],
    ['ess_bulk', t('fits.summary.bulkEss')],
    ['ess_tail', t('fits.summary.tailEss')],
  ];

  function nextSort(column: SortColumn) {
    const topic = topics[column];
    if (topic) inspect({ kind: 'term', term: topic });
    if (sort?.column !== column) onSort({ column, descending: column !== 'variable' });
    else
      onSort(sort.descending === (column !== 'variable') ? { column, descending: !sort.descending } : null);
  }

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

  const widths = columns.slice(1).map(([column]) => columnWidth(column, digits));
  const shown = virtual.getVirtualItems();
  const above = shown[0]?.start ?? 0;
  const below = virtual.getTotalSize() - (shown.at(-1)?.end ?? 0);
  return (
    <div ref={scroll} className={classes.scroll}>
      <table
        {...gridProps({
          label: props.label,
          rows: items.length + 1,
          columns: 8,
          active: selected === null ? undefined : `summary-${selected}`,
        })}
        className={classes.grid}
        style={{ minWidth: scaled(nameWidth + widths.reduce((sum, width) => sum + width, 0)) }}
        data-stale={props.stale}
        onKeyDown={onKeyDown}
      >
        <colgroup>
          <col />
          {columns.slice(1).map(([column], index) => (
            <col key={column} style={{ width: scaled(widths[index] ?? 0) }} />
          ))}
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            {columns.map(([column, title]) => {
              const sorted = sort?.column === column ? sort : null;
              return (
                <th
                  key={column}
                  scope="col"
                  aria-sort={sorted ? (sorted.descending ? 'descending' : 'ascending') : 'none'}
                >
                  <button
                    type="button"
                    className={classes.sort}
                    data-left={column === 'variable'}
                    onClick={() => nextSort(column)}
                  >
                    {title}
                    {sorted && <Icon name={sorted.descending ? 'sink' : 'up'} size={12} />}
                  </button>
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          <tr>
            <td aria-hidden="true" className={classes.pad} colSpan={8} style={{ height: above }} />
          </tr>
          {shown.map(({ index }) => {
            const item = items[index];
            if (!item) return null;
            return item.kind === 'section' ? (
              <tr key={item.section} aria-rowindex={index + 2}>
                <td colSpan={8} className={classes.section}>
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
                digits={digits}
                chains={chains}
                selected={item.row.variable === selected}
                onSelect={onSelect}
              />
            );
          })}
          <tr>
            <td
              aria-hidden="true"
              className={classes.pad}
              colSpan={8}
              style={{ height: Math.max(0, below) }}
            />
          </tr>
        </tbody>
      </table>
    </div>
  );
}

/** Room for an estimate with its decimals, such as −1,234.56; as large as texts are. */
/** What is left at least for the names of parameters, in px; below that the table scrolls. */
const nameWidth = 150;

/** In px. */
function columnWidth(column: SortColumn, digits: number): number {
  const isEstimate = ['mean', 'sd', 'lower', 'upper'].includes(column);
  return isEstimate ? Math.max(86, 38 + 8 * (digits + 3)) : 86;
}

/** A width, in px, for the size of text that the user has chosen. */
function scaled(width: number): string {
  return `calc(${width}px * var(--bs-text-scale, 1))`;
}

interface LineProps {
  readonly item: Extract<SummaryItem, { kind: 'row' }>;
  readonly index: number;
  readonly digits: number;
  readonly chains: number;
  readonly selected: boolean;
  readonly onSelect: (variable: string) => void;
}

function SummaryLine({ item, index, digits, chains, selected, onSelect }: LineProps): ReactNode {
  const { row, name } = item;
  const limit = essLimit(chains);
  const estimates = [
    ['mean', row.mean],
    ['sd', row.sd],
    ['lower', row.lower],
    ['upper', row.upper],
  ] as const;
  const sizes = [
    ['bulk', row.ess_bulk],
    ['tail', row.ess_tail],
  ] as const;
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
      {estimates.map(([key, value]) => (
        <td key={key}>{fixed(value, digits)}</td>
      ))}
      <td
        data-bad={row.rhat > rhatLimit}
        title={row.rhat > rhatLimit ? t('fits.summary.above', { limit: plainNumber(rhatLimit) }) : undefined}
      >
        {fixed(row.rhat, 3)}
      </td>
      {sizes.map(([key, value]) => (
        <td
          key={key}
          data-bad={value < limit}
          title={value < limit ? t('fits.summary.below', { limit: wholeNumber(limit) }) : undefined}
        >
          {wholeNumber(value)}
        </td>
      ))}
    </tr>
  );
}
