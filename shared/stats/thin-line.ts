/**
 * Which values of a series to draw in `columns` columns of pixels: the least and the greatest of each column, in their
 * order, and the first that is not finite, at which the line breaks. The column of a value is
 * `floor(position * (columns / length))`; its position is its place, unless `positions` says another (rising, below
 * `length`), as in a series that was thinned before. Every value, where there are no more than two for each column.
 */
export function thinLine(
  values: Float64Array,
  columns: number,
  positions?: Int32Array,
  length = values.length,
): Int32Array {
  const count = Math.max(1, Math.floor(columns));
  if (values.length <= 2 * count) return Int32Array.from(values.keys());
  const kept = new Int32Array(3 * count);
  const share = count / length;
  let size = 0;
  for (let start = 0; start < values.length; ) {
    const column = Math.floor((positions ? (positions[start] as number) : start) * share);
    let least = -1;
    let greatest = -1;
    let gap = -1;
    let i = start;
    for (; i < values.length; i++) {
      if (Math.floor((positions ? (positions[i] as number) : i) * share) !== column) break;
      const value = values[i] as number;
      if (!Number.isFinite(value)) {
        if (gap < 0) gap = i;
      } else {
        if (least < 0 || value < (values[least] as number)) least = i;
        if (greatest < 0 || value > (values[greatest] as number)) greatest = i;
      }
    }
    start = i;
    size = keep(kept, size, least, greatest, gap);
  }
  return kept.slice(0, size);
}

/** Appends the places that there are (not -1), in rising order, each once; the new length. */
function keep(kept: Int32Array, length: number, a: number, b: number, c: number): number {
  const first = Math.min(a, b);
  const last = Math.max(a, b);
  let size = length;
  const append = (place: number) => {
    if (place >= 0 && (size === length || kept[size - 1] !== place)) kept[size++] = place;
  };
  if (c < first) append(c);
  append(first);
  if (c > first && c < last) append(c);
  append(last);
  if (c > last) append(c);
  return size;
}
