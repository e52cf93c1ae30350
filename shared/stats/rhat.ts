import { VariableSummary } from './variable-summary';

/**
 * Rank-normalised split R-hat: the larger of the bulk's and the folded draws' (Vehtari, Gelman, Simpson, Carpenter &
 * Bürkner 2021, Bayesian Analysis 16, 667–718; posterior's `rhat`). `values` is chain-major. NaN where posterior gives NA.
 */
export function rhat(values: Float64Array, chains: number): number {
  return VariableSummary.of(values, chains).rhat;
}
