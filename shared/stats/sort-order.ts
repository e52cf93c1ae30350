const radixBits = 11;
const buckets = 1 << radixBits;
const mask = buckets - 1;
// Six digits of at most 11 bits: three of the low word, three of the high word.
const shifts = [0, 11, 22, 0, 11, 22] as const;

/**
 * Sorts a sample and remembers where each value came from: a least-significant-digit radix sort on the bits of the
 * doubles, stable, without allocation. -0 counts as 0. The values must not hold NaN.
 */
export class SortOrder {
  /** Positions in the sample, smallest value first. */
  readonly order: Int32Array;
  readonly sorted: Float64Array;
  readonly #spare: Int32Array;
  readonly #low: Uint32Array;
  readonly #high: Uint32Array;
  readonly #words: Uint32Array;
  readonly #counts = new Int32Array(6 * buckets);

  constructor(readonly size: number) {
    this.order = new Int32Array(size);
    this.sorted = new Float64Array(size);
    this.#spare = new Int32Array(size);
    this.#low = new Uint32Array(size);
    this.#high = new Uint32Array(size);
    this.#words = new Uint32Array(this.sorted.buffer);
  }

  /** Fills `order` and `sorted` from `values` (of length `size`), which stay as they are. */
  sort(values: Float64Array): void {
    this.#makeKeys(values);
    let from = this.#spare;
    let to = this.order;
    let moves = 0;
    for (let i = 0; i < this.size; i++) from[i] = i;
    for (let digit = 0; digit < 6; digit++) {
      if (!this.#move(digit, from, to)) continue;
      [from, to] = [to, from];
      moves++;
    }
    // After the last move (or none) the result is in `from`.
    if (moves % 2 === 0) this.order.set(this.#spare);
    const { order, sorted } = this;
    for (let i = 0; i < this.size; i++) sorted[i] = values[order[i] as number] as number;
  }

  /** Unsigned keys that sort as the doubles do, and the counts of all six digits. */
  #makeKeys(values: Float64Array): void {
    const low = this.#low;
    const high = this.#high;
    const words = this.#words;
    const counts = this.#counts;
    for (let i = 0; i < this.size; i++) this.sorted[i] = (values[i] as number) + 0;
    counts.fill(0);
    for (let i = 0; i < this.size; i++) {
      const h = words[2 * i + 1] as number;
      const flip = h >>> 31 === 1;
      const l = flip ? ~(words[2 * i] as number) >>> 0 : (words[2 * i] as number);
      const k = flip ? ~h >>> 0 : (h | 0x80000000) >>> 0;
      low[i] = l;
      high[i] = k;
      for (let digit = 0; digit < 6; digit++) {
        const word = digit < 3 ? l : k;
        const slot = digit * buckets + ((word >>> (shifts[digit] as number)) & mask);
        counts[slot] = (counts[slot] as number) + 1;
      }
    }
  }

  /** One pass; false where all values share this digit and nothing moves. */
  #move(digit: number, from: Int32Array, to: Int32Array): boolean {
    const words = digit < 3 ? this.#low : this.#high;
    const shift = shifts[digit] as number;
    const counts = this.#counts.subarray(digit * buckets, (digit + 1) * buckets);
    if (counts[((words[0] as number) >>> shift) & mask] === this.size) return false;
    let start = 0;
    for (let b = 0; b < buckets; b++) {
      const count = counts[b] as number;
      counts[b] = start;
      start += count;
    }
    for (let i = 0; i < this.size; i++) {
      const position = from[i] as number;
      const b = ((words[position] as number) >>> shift) & mask;
      const at = counts[b] as number;
      to[at] = position;
      counts[b] = at + 1;
    }
    return true;
  }
}
