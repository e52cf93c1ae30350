/** Where each draw of a variable goes when every chain is split in two: a matrix of `rows` × `columns`. */
export interface SplitPlan {
  readonly rows: number;
  readonly columns: number;
  /** By position in the chain-major sample: the position in the column-major split matrix, or -1 if left out. */
  readonly target: Int32Array;
}

/**
 * Chains split into halves (Vehtari et al. 2021, section 4; posterior's `.split_chains`). Of an odd number of draws the
 * middle one is left out. A chain of one draw stays whole.
 */
export function splitPlan(chains: number, drawsPerChain: number): SplitPlan {
  const target = new Int32Array(chains * drawsPerChain).fill(-1);
  const half = Math.floor(drawsPerChain / 2);
  if (half === 0) return { rows: 1, columns: chains, target: target.map((_, i) => i) };
  for (let c = 0; c < chains; c++) {
    for (let i = 0; i < half; i++) {
      const first = c * drawsPerChain + i;
      target[first] = 2 * c * half + i;
      target[first + drawsPerChain - half] = (2 * c + 1) * half + i;
    }
  }
  return { rows: half, columns: 2 * chains, target };
}

/**
 * The split that posterior's quantile ESS works on. It differs for chains of two or three draws only: R drops the
 * dimension of a half that is one draw, so that the two halves become columns with one row per chain.
 */
export function quantileSplitPlan(chains: number, drawsPerChain: number): SplitPlan {
  const plan = splitPlan(chains, drawsPerChain);
  if (Math.floor(drawsPerChain / 2) !== 1) return plan;
  const target = plan.target.map((at) => (at < 0 ? at : (at % 2) * chains + (at >> 1)));
  return { rows: chains, columns: 2, target };
}

/** Copies the draws that `plan` keeps to their places in `out` (`rows * columns` long). */
export function splitInto(plan: SplitPlan, values: Float64Array, out: Float64Array): void {
  const { target } = plan;
  for (let i = 0; i < target.length; i++) {
    const at = target[i] as number;
    if (at >= 0) out[at] = values[i] as number;
  }
}
