import type { MeasureId } from '../../shared/stats/measures/list';
import { type Measured, measureEach } from '../../shared/stats/summarise';

/** A run of variables to summarise, on whichever thread. `values` holds exactly these variables. */
export interface SummaryTask {
  readonly values: Float64Array;
  readonly chains: number;
  readonly drawsPerChain: number;
  /** Probabilities of the interval's ends. */
  readonly lower: number;
  readonly upper: number;
  readonly measures: readonly MeasureId[];
}

/** The results one by one, so that a caller may pause between them. */
export function summariseEach({ lower, upper, measures, ...shape }: SummaryTask): Generator<Measured> {
  return measureEach(shape, { interval: { lower, upper }, measures });
}
