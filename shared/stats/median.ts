/** Median of sorted values without NaN (R's `stats::median`). NaN of nothing, and halfway from -Inf to Inf. */
export function medianSorted(sorted: Float64Array): number {
  const n = sorted.length;
  const half = n >> 1;
  const upper = sorted[half];
  if (upper === undefined) return Number.NaN;
  if (n % 2 === 1) return upper;
  const lower = sorted[half - 1] as number;
  const sum = lower + upper;
  // Two large values of one sign would overflow; halving first loses nothing there.
  return Number.isFinite(sum) ? sum / 2 : lower / 2 + upper / 2;
}
