/**
 * Sorts the absolute deviations from `center` in one merge, given the sorted sample: they fall towards the centre from
 * the left and rise from it to the right. `center` is finite and the values hold no NaN.
 */
export function foldSorted(
  order: Int32Array,
  sorted: Float64Array,
  center: number,
  foldedOrder: Int32Array,
  folded: Float64Array,
): void {
  const n = sorted.length;
  let right = 0;
  let end = n;
  while (right < end) {
    const middle = (right + end) >> 1;
    if ((sorted[middle] as number) < center) right = middle + 1;
    else end = middle;
  }
  let left = right - 1;
  for (let i = 0; i < n; i++) {
    const below = left >= 0 ? center - (sorted[left] as number) : Number.NaN;
    const above = right < n ? (sorted[right] as number) - center : Number.NaN;
    // A side that is used up is NaN and loses every comparison.
    if (right >= n || below <= above) {
      folded[i] = below;
      foldedOrder[i] = order[left--] as number;
    } else {
      folded[i] = above;
      foldedOrder[i] = order[right++] as number;
    }
  }
}
