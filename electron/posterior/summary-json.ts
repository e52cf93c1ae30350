import type { SummaryRow } from '../../shared/contract/posterior';
import { intervalEnds } from '../../shared/stats/summarise';

/** What `summary --json` prints. */
export interface SummaryJson {
  readonly columns: readonly string[];
  readonly rows: readonly Readonly<Record<string, string | number>>[];
}

/**
 * The table with R's names and every digit. What JSON has no number for is a string: "NA", "NaN", "Inf", "-Inf".
 * Quantile columns are named as posterior's `quantile2` does: q2.5, q97.5.
 */
export function summaryJson(rows: readonly SummaryRow[], prob: number): SummaryJson {
  const { lower, upper } = intervalEnds(prob);
  const columns = [
    ['mean', 'mean'],
    ['median', 'median'],
    ['sd', 'sd'],
    ['mad', 'mad'],
    [quantileName(lower), 'lower'],
    [quantileName(upper), 'upper'],
    ['rhat', 'rhat'],
    ['ess_bulk', 'ess_bulk'],
    ['ess_tail', 'ess_tail'],
    ['mcse_mean', 'mcse_mean'],
  ] as const;
  return {
    columns: ['variable', ...columns.map(([name]) => name)],
    rows: rows.map((row) => ({
      variable: row.variable,
      ...Object.fromEntries(
        columns.map(([name, measure]) => [
          name,
          cell(row[measure], row.notANumber?.includes(measure) ?? false),
        ]),
      ),
    })),
  };
}

/** As R's `paste0("q", probs * 100)`: 15 significant digits. */
function quantileName(prob: number): string {
  return `q${Number((prob * 100).toPrecision(15))}`;
}

function cell(value: number, notANumber: boolean): number | string {
  if (Number.isNaN(value)) return notANumber ? 'NaN' : 'NA';
  if (value === Number.POSITIVE_INFINITY) return 'Inf';
  if (value === Number.NEGATIVE_INFINITY) return '-Inf';
  return value;
}
