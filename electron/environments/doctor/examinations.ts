import type { Found } from './found-check';

interface Examination {
  readonly checks: readonly Found[];
  readonly at: number;
  /** True if a repair has made it and it was not shown yet. */
  fresh: boolean;
}

const shownMs = 30 * 60_000;
const freshMs = 15_000;

/**
 * Keeps the last findings of each environment, so that a repair does what the user was shown, and the checks at the end
 * of a repair need not be made again to be shown.
 */
export class Examinations {
  readonly #last = new Map<string, Examination>();

  keep(environment: string, checks: readonly Found[], fresh = false): void {
    this.#last.set(environment, { checks, at: Date.now(), fresh });
  }

  shown(environment: string): readonly Found[] | null {
    const last = this.#last.get(environment);
    return last && Date.now() - last.at < shownMs ? last.checks : null;
  }

  /** Returns, only once, what a repair has just found. */
  takeFresh(environment: string): readonly Found[] | null {
    const last = this.#last.get(environment);
    if (!last?.fresh) return null;
    last.fresh = false;
    return Date.now() - last.at < freshMs ? last.checks : null;
  }
}
