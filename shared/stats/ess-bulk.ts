import { VariableSummary } from './variable-summary';

/**
 * Bulk ESS: that of the rank-normalised split chains (Vehtari et al. 2021, section 4.1; posterior's `ess_bulk`).
 * `values` is chain-major. NaN where posterior gives NA.
 */
export function essBulk(values: Float64Array, chains: number): number {
  return VariableSummary.of(values, chains).ess_bulk;
}
