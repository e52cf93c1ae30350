export interface BackOffSettings {
  /** The first wait; each further one is twice as long. */
  readonly firstMs: number;
  readonly largestMs: number;
  /** A worker that has lived this long has nothing to do with the failures before it. */
  readonly stableMs: number;
}

export const usualBackOff: BackOffSettings = { firstMs: 1000, largestMs: 60_000, stableMs: 30_000 };

/** How long to wait before a worker is started again by itself: 1, 2, 4 … 60 s as failures follow each other. */
export class BackOff {
  #failures = 0;

  constructor(private readonly settings: BackOffSettings = usualBackOff) {}

  /** A start failed. Gives the milliseconds until the next. */
  startFailed(): number {
    this.#failures += 1;
    return this.#wait();
  }

  /**
   * A worker ended unasked that had been in use for `livedMs`. The first time another may start at once; one that dies
   * soon after each start is made to wait as starts that fail are.
   */
  crashed(livedMs: number): number {
    if (livedMs >= this.settings.stableMs) this.#failures = 0;
    const wait = this.#failures === 0 ? 0 : this.#wait();
    this.#failures += 1;
    return wait;
  }

  /** Somebody asked for a start: what was before does not count. */
  reset(): void {
    this.#failures = 0;
  }

  #wait(): number {
    const { firstMs, largestMs } = this.settings;
    return Math.min(largestMs, firstMs * 2 ** Math.min(this.#failures - 1, 30));
  }
}
