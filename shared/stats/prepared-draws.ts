import { foldSorted } from './folded-order';
import { mean } from './mean';
import { medianSorted } from './median';
import { quantileSorted } from './quantile';
import { sd } from './sd';
import { SortOrder } from './sort-order';
import { SplitStatistics } from './split-statistics';
import { findUnusualValues, type UnusualValues } from './unusual-values';

/** What was made for the variable that is loaded. */
interface Made {
  unusual?: UnusualValues;
  mean?: number;
  sd?: number;
  median?: number;
  order?: SortOrder;
  folded?: Float64Array;
  scores?: Float64Array | null;
  essOfMean?: number;
}

/**
 * The draws of one variable after another, and what measures need of them. Everything is made when it is first asked
 * for, and once for each variable; the space for it is made once for all. What is returned as an array is valid until the
 * next variable is loaded, and must not be changed.
 */
export class PreparedDraws {
  /** Of all chains. */
  readonly size: number;
  /** Chain-major. */
  values: Float64Array = new Float64Array();
  readonly #split: SplitStatistics;
  #made: Made = {};
  #sort: SortOrder | undefined;
  #foldedOrder: Int32Array | undefined;
  #folded: Float64Array | undefined;
  #scores: Float64Array | undefined;

  constructor(chains: number, drawsPerChain: number) {
    this.size = chains * drawsPerChain;
    this.#split = new SplitStatistics(chains, drawsPerChain);
  }

  /** A single chain-major sample. */
  static of(values: Float64Array, chains: number): PreparedDraws {
    const draws = new PreparedDraws(chains, values.length / chains);
    draws.load(values);
    return draws;
  }

  /** Makes `values` (chain-major, `size` long) the draws that are asked about. */
  load(values: Float64Array): void {
    this.values = values;
    this.#made = {};
  }

  get unusual(): UnusualValues {
    this.#made.unusual ??= findUnusualValues(this.values);
    return this.#made.unusual;
  }

  get mean(): number {
    this.#made.mean ??= mean(this.values);
    return this.#made.mean;
  }

  /** NaN of one draw, and where a draw is not finite. */
  get sd(): number {
    this.#made.sd ??= sd(this.values, this.mean);
    return this.#made.sd;
  }

  get median(): number {
    this.#made.median ??= medianSorted(this.sorted);
    return this.#made.median;
  }

  /** Smallest first. Where a draw is NaN there is no order: all are NaN, and so is what is read from them, as in R. */
  get sorted(): Float64Array {
    return this.unusual.nan ? new Float64Array(this.size).fill(Number.NaN) : this.#order().sorted;
  }

  /** Absolute deviations from the median, smallest first; null where there is no finite median. */
  get folded(): Float64Array | null {
    if (!Number.isFinite(this.median)) return null;
    this.#made.folded ??= this.#fold();
    return this.#made.folded;
  }

  /** R-hat of the ranks' normal scores; NaN where all draws are equal or one of them is NaN. */
  get rhatOfScores(): number {
    const scores = this.#rankScores();
    return scores ? this.#split.rhat(scores) : Number.NaN;
  }

  /** The same of the folded draws: it tells of chains that differ in their spread. */
  get rhatOfFoldedScores(): number {
    const { folded } = this;
    const scores = folded && this.#split.scores(this.#foldedPlaces(), folded);
    return scores ? this.#split.rhat(scores) : Number.NaN;
  }

  /** ESS of the ranks' normal scores; NaN where all draws are equal or one of them is NaN. */
  get essOfScores(): number {
    const scores = this.#rankScores();
    return scores ? this.#split.essOfMatrix(scores) : Number.NaN;
  }

  /** ESS of the draws as they are: that of their mean. */
  get essOfMean(): number {
    this.#made.essOfMean ??= this.essOf(this.values);
    return this.#made.essOfMean;
  }

  /** ESS of the mean of `values`, which are of the same shape as the draws: a function of each draw. */
  essOf(values: Float64Array): number {
    return this.#split.ess(values);
  }

  /** ESS of a quantile: that of the draws' being at or below it. Finite draws only. */
  essOfQuantile(prob: number): number {
    return this.#split.essAtOrBelow(this.values, quantileSorted(this.sorted, prob));
  }

  /** Of draws without NaN. */
  #order(): SortOrder {
    if (this.#made.order) return this.#made.order;
    this.#sort ??= new SortOrder(this.size);
    this.#sort.sort(this.values);
    this.#made.order = this.#sort;
    return this.#sort;
  }

  #fold(): Float64Array {
    const { order, sorted } = this.#order();
    this.#folded ??= new Float64Array(this.size);
    foldSorted(order, sorted, this.median, this.#foldedPlaces(), this.#folded);
    return this.#folded;
  }

  /** Where the folded draws stand in the sample. */
  #foldedPlaces(): Int32Array {
    this.#foldedOrder ??= new Int32Array(this.size);
    return this.#foldedOrder;
  }

  #rankScores(): Float64Array | null {
    if (this.#made.scores !== undefined) return this.#made.scores;
    const sort = this.unusual.nan ? this.#orderWithoutMiddle() : this.#order();
    this.#scores ??= new Float64Array(this.#split.kept);
    this.#made.scores = sort && this.#split.scores(sort.order, sort.sorted, this.#scores);
    return this.#made.scores;
  }

  /** Of an odd number of draws splitting leaves out the middle one: where only such are NaN, the others have ranks. */
  #orderWithoutMiddle(): SortOrder | null {
    if (this.values.some((x, i) => Number.isNaN(x) && this.#split.keeps(i))) return null;
    const sort = new SortOrder(this.size);
    sort.sort(this.values.map((x) => (Number.isNaN(x) ? 0 : x)));
    return sort;
  }
}
