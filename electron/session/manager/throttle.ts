/**
 * Runs `run` at most once in `everyMs`, however often `request` is called: at once after a pause, and once more at the
 * end for what came in between.
 */
export class Throttle {
  #timer: NodeJS.Timeout | null = null;
  #again = false;

  constructor(
    private readonly everyMs: number,
    private readonly run: () => void,
  ) {}

  request(): void {
    if (this.#timer) {
      this.#again = true;
      return;
    }
    this.#timer = setTimeout(() => {
      this.#timer = null;
      if (!this.#again) return;
      this.#again = false;
      this.request();
    }, this.everyMs);
    // What is told to nobody keeps no process alive.
    this.#timer.unref();
    this.run();
  }

  /** Runs what is due and nothing more. */
  close(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    if (this.#again) this.run();
    this.#again = false;
  }
}
