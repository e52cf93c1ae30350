import { EffectiveSampleSize } from './ess';
import { NormalScores } from './normal-scores';
import { rhatOfMatrix } from './rhat-matrix';
import { quantileSplitPlan, type SplitPlan, splitInto, splitPlan } from './split-chains';

/**
 * R-hat and effective sample sizes of chains that are split in two, for one number of chains and draws. A matrix has a
 * column for each half. The space that a question needs is made when it is first asked.
 */
export class SplitStatistics {
  readonly #plan: SplitPlan;
  /** Draws that remain when every chain is split. */
  readonly kept: number;
  #quantilePlan: SplitPlan | undefined;
  #ess: EffectiveSampleSize | undefined;
  #quantileEss: EffectiveSampleSize | undefined;
  #normalScores: NormalScores | undefined;
  #matrix: Float64Array | undefined;
  #means: Float64Array | undefined;

  constructor(
    readonly chains: number,
    readonly drawsPerChain: number,
  ) {
    this.#plan = splitPlan(chains, drawsPerChain);
    this.kept = this.#plan.rows * this.#plan.columns;
  }

  /** Whether the draw at a place of the chain-major sample remains: of an odd number the middle one is left out. */
  keeps(place: number): boolean {
    return (this.#plan.target[place] as number) >= 0;
  }

  /**
   * The normal scores of ranks, in `matrix` or in space that the next question uses anew; null where all draws are equal.
   * `order` holds places in the chain-major sample, `sorted` their values.
   */
  scores(order: Int32Array, sorted: Float64Array, matrix = this.#space()): Float64Array | null {
    this.#normalScores ??= new NormalScores(this.kept);
    return this.#normalScores.scatter(order, sorted, this.#plan.target, matrix) ? matrix : null;
  }

  /** R-hat of a matrix that varies. */
  rhat(matrix: Float64Array): number {
    const { rows, columns } = this.#plan;
    this.#means ??= new Float64Array(columns);
    return rhatOfMatrix(matrix, rows, columns, this.#means);
  }

  essOfMatrix(matrix: Float64Array): number {
    this.#ess ??= new EffectiveSampleSize(this.#plan.rows, this.#plan.columns);
    return this.#ess.of(matrix);
  }

  /** ESS of the mean of chain-major values. */
  ess(values: Float64Array): number {
    const matrix = this.#space();
    splitInto(this.#plan, values, matrix);
    return this.essOfMatrix(matrix);
  }

  /** ESS of the draws' being at or below `limit`. */
  essAtOrBelow(values: Float64Array, limit: number): number {
    this.#quantilePlan ??= quantileSplitPlan(this.chains, this.drawsPerChain);
    const { rows, columns, target } = this.#quantilePlan;
    const matrix = this.#space();
    for (let i = 0; i < target.length; i++) {
      const at = target[i] as number;
      if (at >= 0) matrix[at] = (values[i] as number) <= limit ? 1 : 0;
    }
    if (rows === this.#plan.rows) return this.essOfMatrix(matrix);
    this.#quantileEss ??= new EffectiveSampleSize(rows, columns);
    return this.#quantileEss.of(matrix);
  }

  #space(): Float64Array {
    this.#matrix ??= new Float64Array(this.kept);
    return this.#matrix;
  }
}
