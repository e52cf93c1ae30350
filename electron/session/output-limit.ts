/**
 * How many lines may come at once, and in each later second. A long line counts once for every `lineSize` characters.
 */
const burst = 20_000;
const perSecond = 4_000;
const lineSize = 256;

const noticeAfterMs = 1000;

/**
 * Limits the output of a worker to what people can read and logs can hold: a worker can print a million lines in a
 * second. Lines beyond the limit are left out; a second later their number is reported.
 */
export class OutputLimit {
  #allowance = burst;
  #last: number;
  #leftOut = 0;

  constructor(
    private readonly onLeftOut: (count: number) => void,
    private readonly now = () => performance.now(),
  ) {
    this.#last = now();
  }

  /** Is `text` within the limit? */
  pass(text: string): boolean {
    const now = this.now();
    this.#allowance = Math.min(burst, this.#allowance + ((now - this.#last) / 1000) * perSecond);
    this.#last = now;
    const cost = Math.max(1, text.length / lineSize);
    if (this.#allowance >= cost) {
      this.#allowance -= cost;
      return true;
    }
    this.#leftOut += 1;
    if (this.#leftOut === 1) setTimeout(() => this.#notice(), noticeAfterMs).unref();
    return false;
  }

  #notice(): void {
    const count = this.#leftOut;
    this.#leftOut = 0;
    this.onLeftOut(count);
  }
}
