import { EffectiveSampleSize } from './ess';
import { foldSorted } from './folded-order';
import { mean } from './mean';
import { medianSorted } from './median';
import { findUnusual, type Unusual } from './missing';
import { NormalScores } from './normal-scores';
import { quantileSorted } from './quantile';
import { rhatOfMatrix } from './rhat-matrix';
import { sd } from './sd';
import { SortOrder } from './sort-order';
import { quantileSplitPlan, type SplitPlan, splitInto, splitPlan } from './split-chains';

/** What was made for the variable that is loaded. */
interface Made {
  unusual?: Unusual;
  mean?: number;
  sd?: number;
  median?: number;
  order?: SortOrder;
  folded?: Float64Array;
  scores?: Float64Array | null;
  essMean?: number;
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
  #made: Made = {};
  #splitPlan: SplitPlan | undefined;
  #quantilePlan: SplitPlan | undefined;
  #ess: EffectiveSampleSize | undefined;
  #quantileEss: EffectiveSampleSize | undefined;
  #normalScores: NormalScores | undefined;
  #sort: SortOrder | undefined;
  #foldedOrder: Int32Array | undefined;
  #folded: Float64Array | undefined;
  #scores: Float64Array | undefined;
  #scratch: Float64Array | undefined;
  #means: Float64Array | undefined;

  constructor(
    readonly chains: number,
    readonly drawsPerChain: number,
  ) {
    this.size = chains * drawsPerChain;
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

  get unusual(): Unusual {
    this.#made.unusual ??= findUnusual(this.values);
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

  /** The split chains' normal scores of ranks; null where all draws are equal or one of them is NaN. */
  get scores(): Float64Array | null {
    if (this.#made.scores === undefined) this.#made.scores = this.#scatterScores();
    return this.#made.scores;
  }

  /** R-hat of `scores`; NaN where there are none. */
  get rhatOfScores(): number {
    return this.scores ? this.#rhat(this.scores) : Number.NaN;
  }

  /** R-hat of the scores of `folded`; NaN where there are none. */
  get rhatOfFoldedScores(): number {
    const { folded } = this;
    const scores = this.#splitSpace();
    const varies =
      folded && this.#rankScores().scatter(this.#foldedPlaces(), folded, this.#plan().target, scores);
    return varies ? this.#rhat(scores) : Number.NaN;
  }

  /** ESS of `scores`; NaN where there are none. */
  get essOfScores(): number {
    return this.scores ? this.#splitEss().of(this.scores) : Number.NaN;
  }

  /** ESS of the draws as they are: that of their mean. */
  get essOfMean(): number {
    this.#made.essMean ??= this.essOf(this.values);
    return this.#made.essMean;
  }

  /** ESS of the mean of `values`, which are of the same shape as the draws: a function of each draw. */
  essOf(values: Float64Array): number {
    const split = this.#splitSpace();
    splitInto(this.#plan(), values, split);
    return this.#splitEss().of(split);
  }

  /** ESS of a quantile: that of the draws' being at or below it. Finite draws only. */
  essOfQuantile(prob: number): number {
    const limit = quantileSorted(this.sorted, prob);
    this.#quantilePlan ??= quantileSplitPlan(this.chains, this.drawsPerChain);
    const { rows, columns, target } = this.#quantilePlan;
    const split = this.#splitSpace();
    const { values } = this;
    for (let i = 0; i < target.length; i++) {
      const at = target[i] as number;
      if (at >= 0) split[at] = (values[i] as number) <= limit ? 1 : 0;
    }
    this.#quantileEss ??=
      rows === this.#plan().rows ? this.#splitEss() : new EffectiveSampleSize(rows, columns);
    return this.#quantileEss.of(split);
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
    const { sorted, median } = this;
    this.#folded ??= new Float64Array(this.size);
    foldSorted(this.#order().order, sorted, median, this.#foldedPlaces(), this.#folded);
    return this.#folded;
  }

  #scatterScores(): Float64Array | null {
    const { target } = this.#plan();
    this.#scores ??= new Float64Array(this.#kept());
    const sort = this.unusual.nan ? this.#sortWithoutMiddle(target) : this.#order();
    if (!sort) return null;
    const varies = this.#rankScores().scatter(sort.order, sort.sorted, target, this.#scores);
    return varies ? this.#scores : null;
  }

  /** Splitting leaves out the middle one of an odd number of draws: where only such are NaN, the others have ranks. */
  #sortWithoutMiddle(target: Int32Array): SortOrder | null {
    if (this.values.some((x, i) => Number.isNaN(x) && (target[i] as number) >= 0)) return null;
    const sort = new SortOrder(this.size);
    sort.sort(this.values.map((x) => (Number.isNaN(x) ? 0 : x)));
    return sort;
  }

  #rhat(matrix: Float64Array): number {
    const { rows, columns } = this.#plan();
    this.#means ??= new Float64Array(columns);
    return rhatOfMatrix(matrix, rows, columns, this.#means);
  }

  #plan(): SplitPlan {
    this.#splitPlan ??= splitPlan(this.chains, this.drawsPerChain);
    return this.#splitPlan;
  }

  /** Draws that remain when every chain is split in two. */
  #kept(): number {
    return this.#plan().rows * this.#plan().columns;
  }

  #splitEss(): EffectiveSampleSize {
    this.#ess ??= new EffectiveSampleSize(this.#plan().rows, this.#plan().columns);
    return this.#ess;
  }

  /** Space for a matrix of split chains, used anew by each question. */
  #splitSpace(): Float64Array {
    this.#scratch ??= new Float64Array(this.#kept());
    return this.#scratch;
  }

  #rankScores(): NormalScores {
    this.#normalScores ??= new NormalScores(this.#kept());
    return this.#normalScores;
  }

  #foldedPlaces(): Int32Array {
    this.#foldedOrder ??= new Int32Array(this.size);
    return this.#foldedOrder;
  }
}
