const windowMilliseconds = 10_000;
const mostRefusals = 30;

/**
 * Counts refused attempts. If there are more than a person makes by mistake, they get a short answer without a
 * page.
 */
export class Refusals {
  private times: number[] = [];

  /** `now` is in milliseconds. `onMany` is called when there begin to be too many. */
  constructor(
    private readonly now: () => number,
    private readonly onMany: () => void = () => undefined,
  ) {}

  /** Counts one; returns true if there were too many recently. */
  add(): boolean {
    const now = this.now();
    const before = this.times.length;
    this.times = this.times.filter((time) => now - time < windowMilliseconds).slice(-mostRefusals);
    this.times.push(now);
    const tooMany = this.times.length > mostRefusals;
    if (tooMany && before <= mostRefusals) this.onMany();
    return tooMany;
  }
}

export const retryAfterSeconds = windowMilliseconds / 1000;
