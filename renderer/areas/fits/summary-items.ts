import {
  displayName,
  type Section,
  sectionOf,
  sections,
  sectionTitle,
} from '../../../shared/model/parameters';
import type { ConvergenceRow } from '../../../shared/stats/convergence-row';
import type { MeasureId } from '../../../shared/stats/measures/list';

export type SortColumn = 'variable' | MeasureId;

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
  | { readonly kind: 'row'; readonly row: ConvergenceRow; readonly name: string };

export const foldedAtFirst: readonly Section[] = ['group-effects', 'other'];

interface View {
  readonly folded: readonly Section[];
  readonly filter: string;
  readonly sort: SummarySort | null;
}

/** NaN last, whichever way the others run. */
function compare(a: ConvergenceRow, b: ConvergenceRow, { column, descending }: SummarySort): number {
  const sign = descending ? -1 : 1;
  if (column === 'variable') return sign * a.variable.localeCompare(b.variable, 'en', { numeric: true });
  const [x = Number.NaN, y = Number.NaN] = [a[column], b[column]];
  if (Number.isNaN(x) || Number.isNaN(y)) return Number(Number.isNaN(x)) - Number(Number.isNaN(y));
  return sign * (x - y);
}

/** The summary as a list of section heads and rows: filtered, sorted inside each section, folded. */
export function summaryItems(rows: readonly ConvergenceRow[], view: View): readonly SummaryItem[] {
  const { folded, filter, sort } = view;
  const wanted = filter.trim().toLowerCase();
  const bySection = new Map<Section, ConvergenceRow[]>();
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
export function estimateDigits(rows: readonly ConvergenceRow[], digits = 2): number {
  const main = rows.filter(({ variable }) => !foldedAtFirst.includes(sectionOf(variable)));
  const smallest = main.reduce((min, { sd }) => (sd > 0 && sd < min ? sd : min), Number.POSITIVE_INFINITY);
  if (!Number.isFinite(smallest)) return digits;
  return Math.min(digits + 4, Math.max(digits, digits - 1 - Math.floor(Math.log10(smallest))));
}

/** What a click on a column's head makes of the sort: largest first (names from A), then the other way, then none. */
export function nextSort(sort: SummarySort | null, column: SortColumn): SummarySort | null {
  const descending = column !== 'variable';
  if (sort?.column !== column) return { column, descending };
  return sort.descending === descending ? { column, descending: !descending } : null;
}
