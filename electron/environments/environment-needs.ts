import type { EnvironmentEntry } from '../../shared/contract/environments';
import type { Job } from '../../shared/model/project';
import type { AppPaths } from '../files/app-paths';
import type { SessionManager } from '../session/manager/session-manager';
import type { EnvironmentTasks } from './tasks/environment-tasks';

/** What of the app a change to an environment touches. */
export interface EnvironmentNeeds {
  readonly paths: AppPaths;
  readonly workers: Pick<
    SessionManager,
    'workers' | 'start' | 'useEnvironment' | 'endEnvironment' | 'renewEnvironment'
  >;
  readonly tasks: Pick<EnvironmentTasks, 'activeIn' | 'start' | 'ask'>;
  readonly fits: {
    /** Those that run in an environment or wait to. */
    readonly of: (environment: string) => readonly Pick<Job, 'id' | 'modelName' | 'state'>[];
    readonly cancel: (jobId: string) => void;
    /** Resolves when the job has ended, however it did. */
    readonly ended: (jobId: string) => Promise<void>;
  };
  /** The app stays: workers start by themselves, and changes by others are told. */
  readonly automatic: boolean;
  readonly onChange: (entries: readonly EnvironmentEntry[]) => void;
  readonly warn: (text: string) => void;
}
