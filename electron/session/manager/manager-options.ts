import type { WorkerInfo } from '../../../shared/contract/workers';
import type { ResolvedEnvironment } from '../resolved-environment';
import type { CallOptions, WorkerEvent } from '../session';
import type { startSession } from '../start-session';
import type { VerbOptions } from '../verbs/call-verb';
import type { ManagerSettings } from './manager-settings';
import type { WorkerName } from './worker-record';

export interface SessionManagerOptions {
  /** An environment to start a worker with, looked up anew for each. */
  readonly resolve: (environmentName: string) => Promise<ResolvedEnvironment>;
  /** The app's own environment at first (`useEnvironment`): that of calls which name no other. */
  readonly environmentName: string;
  /** The folder of worker.R. */
  readonly workerFolder: string;
  /** What a worker tells. */
  readonly onEvent: (event: WorkerEvent, worker: WorkerName) => void;
  /** All workers, whenever something about one has changed, ten times a second at most. */
  readonly onChange: (workers: readonly WorkerInfo[]) => void;
  /** What happens to a worker, for the log. */
  readonly onNote?: (level: 'info' | 'error', worker: WorkerName, text: string) => void;
  /** False while the machine is better left alone: then no spare is started. */
  readonly maySpare?: () => boolean;
  readonly settings?: Partial<ManagerSettings>;
  /** For tests. */
  readonly startSession?: typeof startSession;
  readonly availableMemory?: () => number;
}

export interface ManagedCallOptions extends CallOptions {
  /** The environment whose main worker is asked: the app's own unless named. */
  readonly environment?: string;
}

export type ManagedVerbOptions = VerbOptions & Pick<ManagedCallOptions, 'environment'>;
