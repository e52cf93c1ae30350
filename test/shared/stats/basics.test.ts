import { describe, expect, it } from 'vitest';
import { chainView, createDraws, variableView } from '../../../shared/stats/draws';
import { mean } from '../../../shared/stats/mean';
import { medianSorted } from '../../../shared/stats/median';
import { normalQuantile } from '../../../shared/stats/normal-quantile';
import { quantileSorted } from '../../../shared/stats/quantile';
import { sd } from '../../../shared/stats/sd';
import { SortOrder } from '../../../shared/stats/sort-order';
import { readJson } from './fixtures';

const of = (...values: number[]) => Float64Array.from(values);

describe('mean, median, sd and quantile', () => {
  it('of a constant 0.1 the sd is exactly 0 and the mean exactly 0.1', () => {
    for (let n = 2; n < 3000; n += 7) {
      const x = new Float64Array(n).fill(0.1);
      expect(sd(x)).toBe(0);
      expect(mean(x)).toBe(0.1);
    }
  });
  it('keep the digits of a mean near 0 and do not overflow', () => {
    expect(mean(of(1e16, 1, -1e16, 1))).toBe(0.5);
    expect(mean(of(1e308, 1e308, 1e308))).toBeCloseTo(1e308, -295);
    expect(medianSorted(of(1.7e308, 1.7e308))).toBe(1.7e308);
  });
  it('are NaN of too few values', () => {
    expect([mean(of()), medianSorted(of()), sd(of(1)), quantileSorted(of(), 0.5)]).toEqual(
      Array(4).fill(Number.NaN),
    );
  });
});

describe('normalQuantile', () => {
  it("agrees with R's qnorm", () => {
    for (const [p, z] of readJson<[number, number][]>('odd-draws', 'qnorm.json')) {
      expect(Math.abs(normalQuantile(p) - z)).toBeLessThanOrEqual(1e-14 * Math.max(1, Math.abs(z)));
    }
  });
  it('ends at infinity', () => {
    expect([0, 1, -0.1, 1.1].map(normalQuantile)).toEqual([
      Number.NEGATIVE_INFINITY,
      Number.POSITIVE_INFINITY,
      Number.NaN,
      Number.NaN,
    ]);
  });
});

describe('SortOrder', () => {
  it('sorts doubles of every kind and keeps ties in place', () => {
    const x = of(
      3,
      -0,
      0,
      Number.POSITIVE_INFINITY,
      -5e-324,
      5e-324,
      Number.NEGATIVE_INFINITY,
      -1e300,
      3,
      1e-300,
      -3,
    );
    const sorter = new SortOrder(x.length);
    for (let round = 0; round < 2; round++) {
      sorter.sort(x);
      expect([...sorter.order]).toEqual([6, 7, 10, 4, 1, 2, 5, 9, 0, 8, 3]);
      expect([...sorter.sorted]).toEqual([...sorter.order].map((i) => x[i]));
    }
  });
  it('agrees with the engine on pseudo-random numbers', () => {
    for (const size of [1, 2, 17, 1000]) {
      const x = Float64Array.from(
        { length: size },
        (_, i) => Math.sin(i * 12.9898) * 43758.5453 * (i % 3 ? 1 : 1e-9),
      );
      const sorter = new SortOrder(size);
      sorter.sort(x);
      expect(sorter.sorted).toEqual(x.slice().sort());
    }
  });
});

describe('Draws', () => {
  it('is variable-major, then chain, then draw', () => {
    const draws = createDraws(
      ['a', 'b'],
      2,
      3,
      Float64Array.from({ length: 12 }, (_, i) => i),
    );
    expect([...variableView(draws, 1)]).toEqual([6, 7, 8, 9, 10, 11]);
    expect([...chainView(draws, 1, 1)]).toEqual([9, 10, 11]);
  });
  it('refuses a shape that does not fit', () => {
    expect(() => createDraws(['a'], 2, 3, of(1))).toThrow(
      '1 variables × 2 chains × 3 draws need 6 values, but there are 1.',
    );
    expect(() => createDraws(['a'], 0, 3, of())).toThrow(/number of chains/);
  });
});
