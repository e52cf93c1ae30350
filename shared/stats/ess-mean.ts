import { EffectiveSampleSize } from './ess';
import { splitInto, splitPlan } from './split-chains';

/** ESS of the mean: that of the split chains as they are (posterior's `ess_mean`). NaN where posterior gives NA. */
export function essMean(values: Float64Array, chains: number): number {
  const plan = splitPlan(chains, values.length / chains);
  const split = new Float64Array(plan.rows * plan.columns);
  splitInto(plan, values, split);
  return new EffectiveSampleSize(plan.rows, plan.columns).of(split);
}
