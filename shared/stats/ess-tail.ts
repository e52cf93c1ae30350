import { VariableSummary } from './variable-summary';

/**
 * Tail ESS: the smaller of the effective sample sizes of the 5 % and 95 % quantiles (Vehtari et al. 2021, section 4.3;
 * posterior's `ess_tail`). `values` is chain-major. NaN where posterior gives NA.
 */
export function essTail(values: Float64Array, chains: number): number {
  return VariableSummary.of(values, chains).ess_tail;
}
