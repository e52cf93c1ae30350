import { describe, expect, it } from 'vitest';
import { essMean } from '../../../../shared/stats/measures/ess-mean';
import { measures } from '../../../../shared/stats/measures/list';
import { measureOf, testsAgainstPosterior } from './as-posterior';

describe('ess_mean', () => {
  testsAgainstPosterior(essMean);

  it('does not exist of what does not vary, or of too few draws', () => {
    expect(measureOf(essMean, 2, ...Array(20).fill(3))).toBeNaN();
    expect(measureOf(essMean, 1, 1, 2)).toBeNaN();
  });

  it('marks what is below 100 draws a chain', () => {
    expect(essMean.limits(4)).toEqual({ least: 400 });
  });

  it('is in every table, though not shown at first', () => {
    expect(measures).toContain(essMean);
    expect(essMean.shownAtFirst).toBe(false);
  });
});
