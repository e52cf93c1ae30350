import type { KindWords } from '../../texts/kind-words';
import type { Interval } from '../interval';
import type { PreparedDraws } from '../prepared-draws';

/**
 * One statistic of one variable's draws, as R's posterior computes it. Its file is the only place that knows its name;
 * `list.ts` lists them. Tables, JSON, copies and help follow from the list.
 */
export interface Measure<Id extends string = string> {
  /** Posterior's own name; also the name of its column in JSON and in copied tables, unless it has `at`. */
  readonly id: Id;
  /** `title` heads its column and its help: "R-hat". `about` says what it tells, and what to do where it is bad. */
  readonly words: KindWords;
  /** The paper that defines it; absent where it is common knowledge. */
  readonly source?: string;
  /** The R function that gives the same: "posterior::rhat". */
  readonly rFunction: string;
  /** R code that gives it of the draws `.x`; absent where `rFunction` alone does. */
  readonly rCall?: (interval: Interval) => string;
  /** For an end of the interval: the probability below it. Its column is named by that: q2.5, or 2.5 %. */
  readonly at?: (interval: Interval) => number;
  /** NaN where R gives NA or NaN. It asks the draws for what it needs; that is made once for all measures. */
  readonly compute: (draws: PreparedDraws, interval: Interval) => number;
  /** Whether a NaN of `compute` is R's NaN. Where this is absent it is R's NA. */
  readonly givesNaN?: (draws: PreparedDraws) => boolean;
  /**
   * Decimals that are shown. "estimate": as many as the estimates of the fit need. "error": two more, as an error of an
   * estimate is smaller than it.
   */
  readonly decimals: number | 'estimate' | 'error';
  /** What is above `most` or below `least` is marked: it should not be trusted. */
  readonly limits?: (chains: number) => { readonly least?: number; readonly most?: number };
  /** Whether tables show it before the user has chosen columns. */
  readonly shownAtFirst: boolean;
}
