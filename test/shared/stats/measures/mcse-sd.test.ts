import { describe, expect, it } from 'vitest';
import { measures } from '../../../../shared/stats/measures/list';
import { mcseSd } from '../../../../shared/stats/measures/mcse-sd';
import { measureOf, testsAgainstPosterior } from './as-posterior';

describe('mcse_sd', () => {
  testsAgainstPosterior(mcseSd);

  it('does not exist of what does not vary, or of too few draws', () => {
    expect(measureOf(mcseSd, 2, ...Array(20).fill(3))).toBeNaN();
    expect(measureOf(mcseSd, 1, 1, 2)).toBeNaN();
  });

  it('is in every table, though not shown at first', () => {
    expect(measures).toContain(mcseSd);
    expect(mcseSd.shownAtFirst).toBe(false);
  });
});
