/**
 * Arithmetic mean; NaN of nothing. Agrees with R's `mean`, which adds up in long double and refines once: here the
 * sum is compensated (Neumaier 1974, ZAMM 54, 39–51), so that a mean near 0 keeps its digits. Exact for a constant.
 */
export function mean(values: Float64Array): number {
  const n = values.length;
  if (n === 0) return Number.NaN;
  const rough = compensatedSum(values, 0) / n;
  if (!Number.isFinite(rough)) return plainMean(values);
  // Where all deviations are exact (Sterbenz), a second pass gives the mean rounded once: with draws that differ in
  // their last bits only, one bit of the mean decides the standard deviation.
  return deviationsAreExact(values, rough) ? rough + compensatedSum(values, rough) / n : rough;
}

function compensatedSum(values: Float64Array, shift: number): number {
  let sum = 0;
  let lost = 0;
  for (let i = 0; i < values.length; i++) {
    const x = (values[i] as number) - shift;
    const next = sum + x;
    lost += Math.abs(sum) >= Math.abs(x) ? sum - next + x : x - next + sum;
    sum = next;
  }
  return sum + lost;
}

function deviationsAreExact(values: Float64Array, center: number): boolean {
  for (let i = 0; i < values.length; i++) {
    const ratio = (values[i] as number) / center;
    if (!(ratio >= 0.5 && ratio <= 2)) return false;
  }
  return true;
}

/** Compensation turns Inf into NaN; and finite values may overflow unless they are scaled first. */
function plainMean(values: Float64Array): number {
  const n = values.length;
  let sum = 0;
  for (let i = 0; i < n; i++) sum += (values[i] as number) / n;
  return sum;
}
