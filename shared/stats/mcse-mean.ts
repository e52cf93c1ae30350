import { essMean } from './ess-mean';
import { sd } from './sd';

/** Monte Carlo standard error of the mean: sd / sqrt(ess_mean) (posterior's `mcse_mean`). */
export function mcseMean(values: Float64Array, chains: number): number {
  return sd(values) / Math.sqrt(essMean(values, chains));
}
