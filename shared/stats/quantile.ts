/**
 * Quantile of type 7 (Hyndman & Fan 1996, The American Statistician 50, 361–365; R's default) of values that are
 * sorted already and hold no NaN. Step by step as R's `quantile.default` computes it, to the last bit: ESS of a
 * quantile compares draws with it. NaN of nothing, and between -Inf and Inf.
 */
export function quantileSorted(sorted: Float64Array, prob: number): number {
  const index = 1 + Math.max(sorted.length - 1, 0) * Math.max(0, Math.min(1, prob));
  const low = Math.floor(index);
  const below = sorted[low - 1];
  const above = sorted[Math.ceil(index) - 1];
  if (below === undefined || above === undefined) return Number.NaN;
  if (index <= low || above === below) return below;
  const h = index - low;
  return (1 - h) * below + h * above;
}
