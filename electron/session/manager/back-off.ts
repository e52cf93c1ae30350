export interface BackOffSettings {
  /** The first wait; each later one is twice as long. */
  readonly firstMs: number;
  readonly largestMs: number;
  /** When a worker has lived this long, earlier failures no longer count. */
  readonly stableMs: number;
}

export const usualBackOff: BackOffSettings = { firstMs: 1000, largestMs: 60_000, stableMs: 30_000 };

/** The wait before a worker is started again automatically: 1, 2, 4 … 60 s as failures follow each other. */
export class BackOff {
  #failures = 0;

  constructor(private readonly settings: BackOffSettings = usualBackOff) {}

  /** A start failed. Returns the milliseconds until the next start. */
  startFailed(): number {
    this.#failures += 1;
    return this.#wait();
  }

  /**
   * A worker ended unexpectedly after `livedMs` in use. After the first such end the next worker may start at once. If
   * workers end soon after each start, the waits are those of failed starts.
   */
  crashed(livedMs: number): number {
    if (livedMs >= this.settings.stableMs) this.#failures = 0;
    const wait = this.#failures === 0 ? 0 : this.#wait();
    this.#failures += 1;
    return wait;
  }

  /** A user asked for a start: earlier failures do not count. */
  reset(): void {
    this.#failures = 0;
  }

  #wait(): number {
    const { firstMs, largestMs } = this.settings;
    return Math.min(largestMs, firstMs * 2 ** Math.min(this.#failures - 1, 30));
  }
}
