import { mean } from './mean';

/**
 * Standard deviation with denominator n - 1 in two passes, as R's `stats::sd` does. Exactly 0 for a constant; NaN below
 * two values and where a value is not finite.
 */
export function sd(values: Float64Array, center: number = mean(values)): number {
  return Math.sqrt(variance(values, center));
}

/** Variance (n - 1) around a known mean of `values[from]` to `values[to - 1]`; NaN below two values. */
export function variance(values: Float64Array, center: number, from = 0, to = values.length): number {
  const n = to - from;
  if (n < 2) return Number.NaN;
  let squares = 0;
  for (let i = from; i < to; i++) {
    const d = (values[i] as number) - center;
    squares += d * d;
  }
  return squares / (n - 1);
}
