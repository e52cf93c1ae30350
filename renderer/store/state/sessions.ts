import type { LogEntry } from '../../../shared/contract/system';
import type { WorkerInfo } from '../../../shared/contract/workers';

export interface SessionsSlice {
  /** Every worker that there is, the main one among them; null until they are known. */
  readonly workers: readonly WorkerInfo[] | null;
  /** Oldest first; the newest 5,000. */
  readonly log: readonly LogEntry[];
  /** Starts a worker anew, or for the first time; asks first where objects would be lost. */
  readonly restartWorker: (id: string) => Promise<void>;
  readonly interruptWorker: (id: string) => Promise<void>;
  /** Ends a worker, and with a fit's worker its fit; asks first where something would be lost. */
  readonly stopWorker: (id: string) => Promise<void>;
  /** Asks for the workers, the work and the log anew, after (re)connecting. */
  readonly refreshSystem: () => Promise<void>;
  readonly workersChanged: (workers: readonly WorkerInfo[]) => void;
  readonly addLog: (entries: readonly LogEntry[]) => void;
}
