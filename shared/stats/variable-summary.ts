import { EffectiveSampleSize } from './ess';
import { foldSorted } from './folded-order';
import { madConstant } from './mad';
import { mean } from './mean';
import { medianSorted } from './median';
import { findUnusual } from './missing';
import { NormalScores } from './normal-scores';
import { quantileSorted } from './quantile';
import { rhatOfMatrix } from './rhat-matrix';
import { sd } from './sd';
import { SortOrder } from './sort-order';
import { quantileSplitPlan, type SplitPlan, splitInto, splitPlan } from './split-chains';

/** The measures of a row, in the order of posterior's table; also their order in `VariableSummary.write`. */
export const measures = [
  'mean',
  'median',
  'sd',
  'mad',
  'lower',
  'upper',
  'rhat',
  'ess_bulk',
  'ess_tail',
  'mcse_mean',
] as const;
export type Measure = (typeof measures)[number];
export type Measures = { -readonly [M in Measure]: number };

/**
 * Computes all measures of one variable after another, for one number of chains and draws. Scratch space is made once; a
 * variable is sorted once, and its ranks, quantiles, median absolute deviation and folded ranks come from that order.
 */
export class VariableSummary {
  readonly #plan: SplitPlan;
  readonly #tailPlan: SplitPlan;
  readonly #ess: EffectiveSampleSize;
  readonly #tailEss: EffectiveSampleSize;
  readonly #scores: NormalScores;
  readonly #sort: SortOrder;
  readonly #foldedOrder: Int32Array;
  readonly #folded: Float64Array;
  readonly #split: Float64Array;
  readonly #means: Float64Array;

  /** `lower` and `upper` are the probabilities of the interval's ends. */
  constructor(
    chains: number,
    drawsPerChain: number,
    readonly lower: number,
    readonly upper: number,
  ) {
    const size = chains * drawsPerChain;
    this.#plan = splitPlan(chains, drawsPerChain);
    const kept = this.#plan.rows * this.#plan.columns;
    this.#ess = new EffectiveSampleSize(this.#plan.rows, this.#plan.columns);
    this.#tailPlan = quantileSplitPlan(chains, drawsPerChain);
    this.#tailEss =
      this.#tailPlan.rows === this.#plan.rows
        ? this.#ess
        : new EffectiveSampleSize(this.#tailPlan.rows, this.#tailPlan.columns);
    this.#scores = new NormalScores(kept);
    this.#sort = new SortOrder(size);
    this.#foldedOrder = new Int32Array(size);
    this.#folded = new Float64Array(size);
    this.#split = new Float64Array(kept);
    this.#means = new Float64Array(this.#plan.columns);
  }

  /** Measures of a single chain-major sample, with the central 95 % interval. */
  static of(values: Float64Array, chains: number): Measures {
    return new VariableSummary(chains, values.length / chains, 0.025, 0.975).of(values).measures;
  }

  /** `notANumber` names the measures that R gives as NaN; every other NaN is R's NA. */
  of(values: Float64Array): { readonly measures: Measures; readonly notANumber: readonly Measure[] } {
    const unusual = findUnusual(values);
    if (unusual.nan) {
      const measures = { ...allMissing, ess_bulk: this.#bulkWithoutMiddle(values) };
      return { measures, notANumber: unusual.na ? [] : ['mean'] };
    }
    this.#sort.sort(values);
    const sorted = this.#sort.sorted;
    const center = mean(values);
    const deviation = unusual.infinite ? Number.NaN : sd(values, center);
    const median = medianSorted(sorted);
    const foldable = Number.isFinite(median);
    if (foldable) foldSorted(this.#sort.order, sorted, median, this.#foldedOrder, this.#folded);
    const bulk = this.#bulk(foldable);
    splitInto(this.#plan, values, this.#split);
    const result: Measures = {
      mean: center,
      median,
      sd: deviation,
      mad: foldable ? madConstant * medianSorted(this.#folded) : Number.NaN,
      lower: quantileSorted(sorted, this.lower),
      upper: quantileSorted(sorted, this.upper),
      rhat: bulk.rhat,
      ess_bulk: bulk.ess,
      mcse_mean: deviation / Math.sqrt(this.#ess.of(this.#split)),
      ess_tail: this.#tail(values),
    };
    return { measures: result, notANumber: unusual.infinite ? nanWithInfinities(result, values.length) : [] };
  }

  /** R-hat of the ranks and of the folded ranks, and the ranks' ESS. */
  #bulk(foldable: boolean): { readonly rhat: number; readonly ess: number } {
    const { rows, columns, target } = this.#plan;
    const scores = this.#split;
    if (!this.#scores.scatter(this.#sort.order, this.#sort.sorted, target, scores)) {
      return { rhat: Number.NaN, ess: Number.NaN };
    }
    const ess = this.#ess.of(scores);
    const location = rhatOfMatrix(scores, rows, columns, this.#means);
    if (!foldable || !this.#scores.scatter(this.#foldedOrder, this.#folded, target, scores)) {
      return { rhat: Number.NaN, ess };
    }
    return { rhat: Math.max(location, rhatOfMatrix(scores, rows, columns, this.#means)), ess };
  }

  /** Splitting leaves out the middle one of an odd number of draws: where only such are NaN, bulk ESS exists. */
  #bulkWithoutMiddle(values: Float64Array): number {
    const { target } = this.#plan;
    if (values.some((x, i) => Number.isNaN(x) && (target[i] as number) >= 0)) return Number.NaN;
    this.#sort.sort(values.map((x) => (Number.isNaN(x) ? 0 : x)));
    const varies = this.#scores.scatter(this.#sort.order, this.#sort.sorted, target, this.#split);
    return varies ? this.#ess.of(this.#split) : Number.NaN;
  }

  /** The smaller ESS of the 5 % and 95 % quantiles: that of the draws' being at or below them. */
  #tail(values: Float64Array): number {
    const sorted = this.#sort.sorted;
    const low = sorted[0] as number;
    const high = sorted[sorted.length - 1] as number;
    if (!Number.isFinite(low) || !Number.isFinite(high) || high - low < Number.EPSILON) return Number.NaN;
    return Math.min(this.#quantileEss(values, 0.05), this.#quantileEss(values, 0.95));
  }

  #quantileEss(values: Float64Array, prob: number): number {
    const limit = quantileSorted(this.#sort.sorted, prob);
    const { target } = this.#tailPlan;
    for (let i = 0; i < target.length; i++) {
      const at = target[i] as number;
      if (at >= 0) this.#split[at] = (values[i] as number) <= limit ? 1 : 0;
    }
    return this.#tailEss.of(this.#split);
  }
}

const allMissing: Measures = {
  mean: Number.NaN,
  median: Number.NaN,
  sd: Number.NaN,
  mad: Number.NaN,
  lower: Number.NaN,
  upper: Number.NaN,
  rhat: Number.NaN,
  ess_bulk: Number.NaN,
  ess_tail: Number.NaN,
  mcse_mean: Number.NaN,
};

/** Arithmetic on infinities gives NaN in R, where functions that look first give NA; of one draw, sd is NA. */
function nanWithInfinities(result: Measures, count: number): readonly Measure[] {
  const arithmetic: readonly Measure[] =
    count > 1
      ? ['mean', 'median', 'lower', 'upper', 'sd', 'mcse_mean']
      : ['mean', 'median', 'lower', 'upper'];
  return arithmetic.filter((measure) => Number.isNaN(result[measure]));
}
