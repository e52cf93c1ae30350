import type { WorkerInfo } from '../../../shared/contract/workers';
import type { ResolvedEnvironment } from '../resolved-environment';
import type { CallOptions, WorkerEvent } from '../session';
import type { startSession } from '../start-session';
import type { VerbOptions } from '../verbs/call-verb';
import type { ManagerSettings } from './manager-settings';
import type { WorkerName } from './worker-record';

export interface SessionManagerOptions {
  /** Looks up the environment of a worker; called for each start. */
  readonly resolve: (environmentName: string) => Promise<ResolvedEnvironment>;
  /** The app's own environment at first (see `useEnvironment`). Calls use it unless they name another one. */
  readonly environmentName: string;
  /** The folder of worker.R. */
  readonly workerFolder: string;
  /** Called with every event of a worker. */
  readonly onEvent: (event: WorkerEvent, worker: WorkerName) => void;
  /** Called with the states of all workers when one has changed, at most ten times a second. */
  readonly onChange: (workers: readonly WorkerInfo[]) => void;
  /** Logs what happens to a worker. */
  readonly onNote?: (level: 'info' | 'error', worker: WorkerName, text: string) => void;
  /** False while the machine is busy with more important work: then no spare is started. */
  readonly maySpare?: () => boolean;
  readonly settings?: Partial<ManagerSettings>;
  /** For tests. */
  readonly startSession?: typeof startSession;
  readonly availableMemory?: () => number;
}

export interface ManagedCallOptions extends CallOptions {
  /** The environment whose main worker is called; by default the app's own. */
  readonly environment?: string;
}

export type ManagedVerbOptions = VerbOptions & Pick<ManagedCallOptions, 'environment'>;
