import type { Measured } from '../../shared/stats/summarise';
import { type SummaryTask, summariseEach } from './summary-task';

/** The worker thread's entry, which piscina calls once a task. Bundled as a file of its own. */
export default function summaryWorker(task: SummaryTask): Measured[] {
  return [...summariseEach(task)];
}
