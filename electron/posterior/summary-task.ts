import { VariableSummary } from '../../shared/stats/variable-summary';

/** A run of variables to summarise, on whichever thread. `values` holds exactly these variables. */
export interface SummaryTask {
  readonly values: Float64Array;
  readonly chains: number;
  readonly drawsPerChain: number;
  readonly lower: number;
  readonly upper: number;
}
export type VariableResult = ReturnType<VariableSummary['of']>;

/** The results one by one, so that a caller may pause between them. */
export function* summariseEach(task: SummaryTask): Generator<VariableResult> {
  const summary = new VariableSummary(task.chains, task.drawsPerChain, task.lower, task.upper);
  const size = task.chains * task.drawsPerChain;
  for (let start = 0; start < task.values.length; start += size) {
    yield summary.of(task.values.subarray(start, start + size));
  }
}
