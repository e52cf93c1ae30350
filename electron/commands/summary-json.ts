import { rNumber } from '../../shared/model/r-number';
import { intervalEnds } from '../../shared/stats/interval';
import { columnName } from '../../shared/stats/measures/column-name';
import { measures } from '../../shared/stats/measures/list';
import type { SummaryRow } from '../../shared/stats/summary-row';

/** The output of `summary --json`. */
export interface SummaryJson {
  readonly columns: readonly string[];
  readonly rows: readonly Readonly<Record<string, string | number>>[];
}

/**
 * The table with R's names, all digits, and all measures of the rows. Values that JSON does not have become
 * strings: "NA", "NaN", "Inf", "-Inf".
 */
export function summaryJson(rows: readonly SummaryRow[], prob: number): SummaryJson {
  const interval = intervalEnds(prob);
  const named = measures.map((measure) => [columnName(measure, interval), measure.id] as const);
  return {
    columns: ['variable', ...named.map(([name]) => name)],
    rows: rows.map((row) => {
      const cells = named.flatMap(([name, id]) => {
        const value = row[id];
        return value === undefined ? [] : [[name, cell(value, row.notANumber?.includes(id) ?? false)]];
      });
      return { variable: row.variable, ...Object.fromEntries(cells) };
    }),
  };
}

function cell(value: number, notANumber: boolean): number | string {
  if (Number.isNaN(value)) return notANumber ? 'NaN' : 'NA';
  return Number.isFinite(value) ? value : rNumber(value);
}
