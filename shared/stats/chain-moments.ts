import { variance } from './sd';

/**
 * Mean of a column of a column-major matrix. Taken from the first value, so that a large common offset costs no digits
 * and a constant column's deviations are exactly 0.
 */
export function columnMean(x: Float64Array, rows: number, column: number): number {
  const start = column * rows;
  const first = x[start] as number;
  let sum = 0;
  for (let i = start + 1; i < start + rows; i++) sum += (x[i] as number) - first;
  return first + sum / rows;
}

/** Variance (n - 1) of a few numbers; NaN below two. */
export function varianceOf(values: Float64Array): number {
  return variance(values, columnMean(values, values.length, 0));
}

/**
 * Means of all columns by a plain sum, rounded as matrixStats' `colMeans2` rounds them: where chains are constant, or
 * differ in their last bits only, posterior's results rest on that rounding.
 */
export function plainMeans(x: Float64Array, rows: number, means: Float64Array): void {
  for (let c = 0; c < means.length; c++) {
    let sum = 0;
    for (let i = c * rows; i < (c + 1) * rows; i++) sum += x[i] as number;
    means[c] = sum / rows;
  }
}
