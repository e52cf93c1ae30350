/**
 * Which values of a series to draw in `columns` columns of pixels: the least and the greatest of each column, in their
 * order, and the first that is not finite, at which the line breaks. The column of a value is
 * `floor(position * columns / length)`; its position is its place, unless `positions` says another (rising, below
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
  const columnOf = (i: number) => Math.floor(((positions?.[i] ?? i) * count) / length);
  let size = 0;
  let start = 0;
  while (start < values.length) {
    const column = columnOf(start);
    let end = start + 1;
    while (end < values.length && columnOf(end) === column) end++;
    for (const place of extremes(values, start, end)) kept[size++] = place;
    start = end;
  }
  return kept.slice(0, size);
}

/** Places of the least, the greatest and the first value that is not finite, in rising order, each once. */
function extremes(values: Float64Array, start: number, end: number): readonly number[] {
  let least = -1;
  let greatest = -1;
  let gap = -1;
  for (let i = start; i < end; i++) {
    const value = values[i] as number;
    if (!Number.isFinite(value)) {
      if (gap < 0) gap = i;
    } else {
      if (least < 0 || value < (values[least] as number)) least = i;
      if (greatest < 0 || value > (values[greatest] as number)) greatest = i;
    }
  }
  const found = [least, greatest, gap].filter((i) => i >= 0).sort((a, b) => a - b);
  return found.filter((i, place) => i !== found[place - 1]);
}
