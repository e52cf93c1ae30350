import { describe, expect, it } from 'vitest';
import { bandwidthSorted, densities } from '../../../shared/stats/density';
import { readDoubles } from './fixtures';

// As make.R wrote it: 3 samples of 300, their bandwidths, the grid, R's densities and the exact ones on that grid.
const file = readDoubles('odd-draws', 'density.f64');
const part = (start: number, length: number) => file.subarray(start, start + length);
const samples = [0, 1, 2].map((i) => part(300 * i, 300));
const theirs = [0, 1, 2].map((i) => part(903 + 512 * (i + 1), 512));
const exact = [0, 1, 2].map((i) => part(903 + 512 * (i + 4), 512));
const largest = (a: Float64Array, b: Float64Array) =>
  a.reduce((most, value, i) => Math.max(most, Math.abs(value - (b[i] ?? Number.NaN))), 0);

describe('densities', () => {
  const ours = densities(samples);
  it('takes the bandwidths of bw.nrd0', () => {
    samples.forEach((sample, i) => {
      expect(bandwidthSorted(sample.slice().sort())).toBeCloseTo(file[900 + i] ?? Number.NaN, 12);
    });
  });
  it('lies on the common grid', () => {
    expect(ours.x.length).toBe(512);
    expect(largest(ours.x, part(903, 512))).toBeLessThan(1e-12);
  });
  it('is nearer to the exact density than 0.2 % of its peak', () => {
    exact.forEach((density, i) => {
      expect(largest(ours.y[i] ?? new Float64Array(), density) / Math.max(...density)).toBeLessThan(0.002);
    });
  });
  it("agrees with R's density() within the error of R's binning", () => {
    theirs.forEach((density, i) => {
      const error = largest(density, exact[i] ?? density) / Math.max(...density);
      expect(largest(ours.y[i] ?? new Float64Array(), density) / Math.max(...density)).toBeLessThan(
        error + 0.002,
      );
    });
  });
  it('is empty where there is no density', () => {
    const fine = Float64Array.of(1, 2, 3);
    for (const bad of [
      [0.1, 0.1, 0.1],
      [1, Number.NaN, 2],
      [1, Number.POSITIVE_INFINITY, 2],
      [Number.NEGATIVE_INFINITY, 1, 2],
      [1],
      [],
    ]) {
      expect(densities([fine, Float64Array.from(bad)]).x.length).toBe(0);
    }
  });
  it('manages a chain far narrower than another', () => {
    const narrow = samples[0]?.map((x) => x * 1e-3) ?? new Float64Array();
    const { x, y } = densities([narrow, samples[2] ?? narrow]);
    const step = (x[1] ?? 0) - (x[0] ?? 0);
    expect(Math.abs((y[1]?.reduce((a, b) => a + b, 0) ?? 0) * step - 1)).toBeLessThan(0.01);
    expect(y[0]?.every(Number.isFinite)).toBe(true);
  });
});
