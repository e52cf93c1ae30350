import type { Loo } from '../../../shared/analyses/loo';
import { rNumber } from '../../../shared/model/r-number';

/** One observation that was left out. */
export interface LooPoint {
  /** From 1, in the order in which brms has them. */
  readonly observation: number;
  /** Row of the data, from 1; null where brms does not say which it is. */
  readonly row: number | null;
  readonly k: number;
  readonly elpd: number;
  readonly p: number;
}

/** Observations whose Pareto k is above the threshold or not known, the largest first. */
export function doubtfulPoints({ pointwise, threshold }: Loo): readonly LooPoint[] {
  const { row, k, elpd, p } = pointwise;
  const points = Array.from(k, (value, i) => {
    const at = row[i] ?? 0;
    return {
      observation: i + 1,
      row: at > 0 ? at : null,
      k: value,
      elpd: elpd[i] ?? Number.NaN,
      p: p[i] ?? Number.NaN,
    };
  });
  const size = (value: number) => (Number.isNaN(value) ? Number.POSITIVE_INFINITY : value);
  return points.filter(({ k: value }) => !(value <= threshold.k)).sort((a, b) => size(b.k) - size(a.k));
}

/** Every observation with all that LOO says of it, for a spreadsheet: R's names, every digit. */
export function looTsv({ pointwise }: Loo): string {
  const { row, elpd, mcse, p, looic, k, ess } = pointwise;
  const columns = { elpd_loo: elpd, mcse_elpd_loo: mcse, p_loo: p, looic, pareto_k: k, n_eff: ess };
  const header = ['row', ...Object.keys(columns)];
  const lines = Array.from(row, (at, i) => [
    at > 0 ? at : 'NA',
    ...Object.values(columns).map((values) => rNumber(values[i] ?? Number.NaN)),
  ]);
  return [header, ...lines].map((line) => line.join('\t')).join('\n');
}
