import { describe, expect, it } from 'vitest';
import { doubtfulPoints, looTsv } from '../../../../renderer/areas/fits/loo-items';
import type { Loo } from '../../../../shared/analyses/loo';

const nothing = { estimate: 0, se: 0 };
const answer: Loo = {
  estimates: { elpd_loo: nothing, p_loo: nothing, looic: nothing },
  pointwise: {
    row: Int32Array.of(1, 3, 4, -2147483648),
    elpd: Float64Array.of(-1, -2, -3, Number.NEGATIVE_INFINITY),
    mcse: Float64Array.of(0.1, Number.NaN, 0.3, 0.4),
    p: Float64Array.of(1, 2, 3, 4),
    looic: Float64Array.of(2, 4, 6, Number.POSITIVE_INFINITY),
    k: Float64Array.of(0.7, 0.71, Number.NaN, 1.2),
    ess: Float64Array.of(10, 20, 30, 40),
  },
  threshold: { k: 0.7, rule: 'fixed' },
  bands: { from: Float64Array.of(), to: Float64Array.of(), count: Int32Array.of() },
  draws: 100,
  observations: 4,
  versions: { brms: '2.18.0', loo: '2.5.1' },
  warnings: [],
};

describe('what LOO says of observations', () => {
  it('those above the threshold are listed, what is not known first, then the largest', () => {
    expect(doubtfulPoints(answer).map(({ observation, row, k }) => [observation, row, k])).toEqual([
      [3, 4, Number.NaN],
      [4, null, 1.2],
      [2, 3, 0.71],
    ]);
  });

  it('all are copied, by R’s names and with R’s words for what is no number', () => {
    const lines = looTsv(answer).split('\n');
    expect(lines[0]).toBe('row\telpd_loo\tmcse_elpd_loo\tp_loo\tlooic\tpareto_k\tn_eff');
    expect(lines[2]).toBe('3\t-2\tNA\t2\t4\t0.71\t20');
    expect(lines[4]).toBe('NA\t-Inf\t0.4\t4\tInf\t1.2\t40');
  });
});
