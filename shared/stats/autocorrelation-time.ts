/**
 * Integrated autocorrelation time by Geyer's initial monotone positive sequence (Geyer 1992, Statistical Science 7,
 * 473–483), from the mean autocovariance over chains (denominator n) and the variance between the chains' means. Sums of
 * pairs of neighbouring lags are positive and fall, in theory; the sequence ends where an estimate no longer is positive,
 * and is made to fall. One more even lag is added, which reduces the variance for antithetic chains, as in posterior's
 * `.ess`. `rho` is scratch.
 */
export function autocorrelationTime(acov: Float64Array, between: number, rho: Float64Array): number {
  const n = acov.length;
  const within = ((acov[0] as number) * n) / (n - 1);
  const total = (within * (n - 1)) / n + between;
  const correlation = (lag: number): number => 1 - (within - (acov[lag] as number)) / total;

  rho.fill(0);
  let t = 0;
  let even = 1;
  let odd = correlation(1);
  rho[0] = even;
  rho[1] = odd;
  // A NaN fails the comparison and so ends the sequence.
  while (t < n - 5 && even + odd > 0) {
    t += 2;
    even = correlation(t);
    odd = correlation(t + 1);
    if (even + odd >= 0) {
      rho[t] = even;
      rho[t + 1] = odd;
    }
  }
  const last = t;
  if (even > 0) rho[last] = even;

  for (t = 2; t <= last - 2; t += 2) {
    const previous = (rho[t - 2] as number) + (rho[t - 1] as number);
    if ((rho[t] as number) + (rho[t + 1] as number) > previous) {
      rho[t] = previous / 2;
      rho[t + 1] = previous / 2;
    }
  }
  let sum = 0;
  // R's 1:0 counts down, so that lag 0 takes part even where the sequence is empty.
  for (let lag = 0; lag < Math.max(last, 1); lag++) sum += rho[lag] as number;
  return -1 + 2 * sum + (rho[last] as number);
}
