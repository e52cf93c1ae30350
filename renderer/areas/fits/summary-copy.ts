import { type MeasureId, measuresOf } from '../../../shared/stats/measures/list';
import { percentAt } from './summary-columns';
import type { SummaryItem } from './summary-items';

/** The rows and columns in the order shown, tab-separated, at full precision: for a spreadsheet. */
export function summaryTsv(items: readonly SummaryItem[], shown: readonly MeasureId[], prob: number): string {
  const columns = measuresOf(shown);
  const head = columns.map(({ id, at }) => (at ? `${percentAt(at, prob)} %` : id));
  const cell = (value = Number.NaN) => (Number.isNaN(value) ? 'NA' : String(value));
  const lines = items.flatMap((item) =>
    item.kind === 'row' ? [[item.row.variable, ...columns.map(({ id }) => cell(item.row[id]))]] : [],
  );
  return [['variable', ...head], ...lines].map((line) => `${line.join('\t')}\n`).join('');
}
