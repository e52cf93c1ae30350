import { type SummaryTask, summariseEach, type VariableResult } from './summary-task';

/** The worker thread's entry, which piscina calls once a task. Bundled as a file of its own. */
export default function summaryWorker(task: SummaryTask): VariableResult[] {
  return [...summariseEach(task)];
}
