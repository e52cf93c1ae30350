import type { SummaryRow } from '../../../shared/contract/posterior';
import {
  displayName,
  type Section,
  sectionOf,
  sections,
  sectionTitle,
} from '../../../shared/model/parameters';

export type SortColumn = 'variable' | 'mean' | 'sd' | 'lower' | 'upper' | 'rhat' | 'ess_bulk' | 'ess_tail';

export interface SummarySort {
  readonly column: SortColumn;
  readonly descending: boolean;
}

export type SummaryItem =
  | {
      readonly kind: 'section';
      readonly section: Section;
      readonly title: string;
      readonly count: number;
      readonly open: boolean;
    }
  | { readonly kind: 'row'; readonly row: SummaryRow; readonly name: string };

export const foldedAtFirst: readonly Section[] = ['group-effects', 'other'];

interface View {
  readonly folded: readonly Section[];
  readonly filter: string;
  readonly sort: SummarySort | null;
}

/** NaN last, whichever way the others run. */
function compare(a: SummaryRow, b: SummaryRow, { column, descending }: SummarySort): number {
  const sign = descending ? -1 : 1;
  if (column === 'variable') return sign * a.variable.localeCompare(b.variable, 'en', { numeric: true });
  const [x, y] = [a[column], b[column]];
  if (Number.isNaN(x) || Number.isNaN(y)) return Number(Number.isNaN(x)) - Number(Number.isNaN(y));
  return sign * (x - y);
}

/** The summary as a list of section heads and rows: filtered, sorted inside each section, folded. */
export function summaryItems(rows: readonly SummaryRow[], view: View): readonly SummaryItem[] {
  const { folded, filter, sort } = view;
  const wanted = filter.trim().toLowerCase();
  const bySection = new Map<Section, SummaryRow[]>();
  for (const row of rows) {
    if (!row.variable.toLowerCase().includes(wanted)) continue;
    const section = sectionOf(row.variable);
    const list = bySection.get(section);
    if (list) list.push(row);
    else bySection.set(section, [row]);
  }
  return sections.flatMap((section): SummaryItem[] => {
    const list = bySection.get(section);
    if (!list) return [];
    if (sort) list.sort((a, b) => compare(a, b, sort));
    // A filter that finds something in a folded section must show it.
    const open = wanted !== '' || !folded.includes(section);
    const head: SummaryItem = {
      kind: 'section',
      section,
      title: sectionTitle(section),
      count: list.length,
      open,
    };
    if (!open) return [head];
    return [head, ...list.map((row): SummaryItem => ({ kind: 'row', row, name: displayName(row.variable) }))];
  });
}

/** Decimals for all estimates of a fit: as many as show `digits` of the smallest standard deviation of a main parameter. */
export function estimateDigits(rows: readonly SummaryRow[], digits = 2): number {
  const main = rows.filter(({ variable }) => !foldedAtFirst.includes(sectionOf(variable)));
  const smallest = main.reduce((min, { sd }) => (sd > 0 && sd < min ? sd : min), Number.POSITIVE_INFINITY);
  if (!Number.isFinite(smallest)) return digits;
  return Math.min(digits + 4, Math.max(digits, digits - 1 - Math.floor(Math.log10(smallest))));
}

/** "2.5 %" and "97.5 %" for 0.95; `write` makes them what a person reads rather than a column of copied data. */
export function intervalNames(
  prob: number,
  write: (percent: number) => string = (percent) => `${percent} %`,
): readonly [string, string] {
  const low = Number((((1 - prob) / 2) * 100).toPrecision(6));
  return [write(low), write(Number((100 - low).toPrecision(6)))];
}

/** The rows in the order shown, tab-separated, at full precision: for a spreadsheet. */
export function summaryTsv(items: readonly SummaryItem[], prob: number): string {
  const [low, high] = intervalNames(prob);
  const head = ['variable', 'mean', 'sd', low, high, 'rhat', 'ess_bulk', 'ess_tail'].join('\t');
  const cell = (value: number) => (Number.isNaN(value) ? 'NA' : String(value));
  const lines = items.flatMap((item) => {
    if (item.kind !== 'row') return [];
    const { variable, mean, sd, lower, upper, rhat, ess_bulk, ess_tail } = item.row;
    return [[variable, ...[mean, sd, lower, upper, rhat, ess_bulk, ess_tail].map(cell)].join('\t')];
  });
  return `${[head, ...lines].join('\n')}\n`;
}
