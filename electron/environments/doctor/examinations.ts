import type { Found } from './found-check';

interface Examination {
  readonly checks: readonly Found[];
  readonly at: number;
  /** Made by a repair, and not yet shown. */
  fresh: boolean;
}

const shownMs = 30 * 60_000;
const freshMs = 15_000;

/**
 * What was found last in each environment: so that a repair does what a person was shown, and what a repair has checked
 * at its end need not be checked again to be shown.
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

  /** What a repair has just found; once. */
  takeFresh(environment: string): readonly Found[] | null {
    const last = this.#last.get(environment);
    if (!last?.fresh) return null;
    last.fresh = false;
    return Date.now() - last.at < freshMs ? last.checks : null;
  }
}
