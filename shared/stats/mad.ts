import { median } from './median';

/** Makes the median absolute deviation estimate the sd of normal draws: 1 / qnorm(3/4), as R rounds it. */
export const madConstant = 1.4826;

/** Median absolute deviation from the median, times 1.4826 (R's `stats::mad`). NaN where a deviation is NaN. */
export function mad(values: Float64Array): number {
  const center = median(values);
  return madConstant * median(values.map((x) => Math.abs(x - center)));
}
