/** What may come at once, and what may come in a second after that; in lines of up to `lineSize` characters. */
const burst = 20_000;
const perSecond = 4_000;
const lineSize = 256;

const noticeAfterMs = 1000;

/**
 * Lets as much output through as people and logs can take. A worker can say a million lines in a second; those beyond
 * the limit are counted and left out, and a second later their number is told.
 */
export class FloodGate {
  #allowance = burst;
  #last: number;
  #leftOut = 0;

  constructor(
    private readonly onLeftOut: (count: number) => void,
    private readonly now = () => performance.now(),
  ) {
    this.#last = now();
  }

  /** May `text` go on? */
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
