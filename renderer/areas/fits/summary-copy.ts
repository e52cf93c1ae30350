import { rNumber } from '../../../shared/model/r-number';
import { intervalEnds } from '../../../shared/stats/interval';
import { percentOf } from '../../../shared/stats/measures/column-name';
import { type MeasureId, measuresOf } from '../../../shared/stats/measures/list';
import type { SummaryItem } from './summary-items';

/** The rows and columns in the order shown, tab-separated, at full precision: for a spreadsheet. */
export function summaryTsv(items: readonly SummaryItem[], shown: readonly MeasureId[], prob: number): string {
  const columns = measuresOf(shown);
  const head = columns.map(({ id, at }) => (at ? `${percentOf(at(intervalEnds(prob)))} %` : id));
  const lines = items.flatMap((item) =>
    item.kind === 'row'
      ? [[item.row.variable, ...columns.map(({ id }) => rNumber(item.row[id] ?? Number.NaN))]]
      : [],
  );
  return [['variable', ...head], ...lines].map((line) => `${line.join('\t')}\n`).join('');
}
