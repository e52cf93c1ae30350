import { normalQuantile } from './normal-quantile';

/**
 * Rank normalisation (Blom 1958; Vehtari et al. 2021, equation 14; posterior's `z_scale`): the normal quantile of
 * (rank - 3/8) / (count + 1/4), ties at their average rank.
 */
export class NormalScores {
  /** Average ranks are multiples of 1/2, so all scores fit a table: that of rank `r` stands at `2r`. */
  readonly #table: Float64Array;

  constructor(count: number) {
    this.#table = new Float64Array(2 * count + 1);
    for (let twice = 2; twice <= 2 * count; twice++) {
      this.#table[twice] = normalQuantile((twice / 2 - 3 / 8) / (count + 1 / 4));
    }
  }

  /**
   * Writes scores to `out[target[position]]` for the positions of `order`, whose values are `sorted`. Positions with
   * target -1 do not count. Returns false where all values that count are equal (the scores are then constant).
   */
  scatter(order: Int32Array, sorted: Float64Array, target: Int32Array, out: Float64Array): boolean {
    const n = order.length;
    let before = 0;
    let groups = 0;
    let i = 0;
    while (i < n) {
      const value = sorted[i] as number;
      let end = i;
      let ties = 0;
      while (end < n && sorted[end] === value) {
        if ((target[order[end] as number] as number) >= 0) ties++;
        end++;
      }
      if (ties > 0) {
        // The average of ranks before + 1 … before + ties, doubled.
        const score = this.#table[2 * before + ties + 1] as number;
        for (; i < end; i++) {
          const at = target[order[i] as number] as number;
          if (at >= 0) out[at] = score;
        }
        before += ties;
        groups++;
      }
      i = end;
    }
    return groups > 1;
  }
}
