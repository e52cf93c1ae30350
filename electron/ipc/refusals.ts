const windowMilliseconds = 10_000;
const mostRefusals = 30;

/** Counts attempts that were refused. More than a person makes by mistake are answered shortly, without a page. */
export class Refusals {
  private times: number[] = [];

  /** `now` is in milliseconds; `onMany` is called when there begin to be too many. */
  constructor(
    private readonly now: () => number,
    private readonly onMany: () => void = () => undefined,
  ) {}

  /** Counts one; true where there were too many of late. */
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
