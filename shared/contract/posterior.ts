import type { ConvergenceRow } from '../stats/convergence-row';

export interface PosteriorSummary {
  readonly fitId: string;
  readonly prob: number;
  /** With the measures that were asked for, and those of convergence. */
  readonly rows: readonly ConvergenceRow[];
}

/** What the trace and density plots of one variable need. */
export interface VariableDraws {
  readonly fitId: string;
  readonly variable: string;
  readonly chains: number;
  readonly drawsPerChain: number;
  /** Every `stride`-th draw of each chain. */
  readonly stride: number;
  readonly trace: readonly Float64Array[];
  /** Draw indices (0-based, post-warmup) of divergent transitions, by chain. */
  readonly divergent: readonly Int32Array[];
  /** Kernel density by chain over one common grid; empty where the variable is constant or not finite. */
  readonly density: { readonly x: Float64Array; readonly y: readonly Float64Array[] };
}
