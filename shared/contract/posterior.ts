/** A row of `posterior::summarise_draws`; NaN where R gives NA. */
export interface SummaryRow {
  readonly variable: string;
  readonly mean: number;
  readonly median: number;
  readonly sd: number;
  readonly mad: number;
  /** The interval's ends at the probability that was asked for: (1 - prob) / 2 and its complement. */
  readonly lower: number;
  readonly upper: number;
  readonly rhat: number;
  readonly ess_bulk: number;
  readonly ess_tail: number;
  readonly mcse_mean: number;
  /** The measures that R gives as NaN rather than NA (draws that hold Inf or NaN); absent where there are none. */
  readonly notANumber?: readonly string[];
}

export interface PosteriorSummary {
  readonly fitId: string;
  readonly prob: number;
  readonly rows: readonly SummaryRow[];
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
