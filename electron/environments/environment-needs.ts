import type { EnvironmentEntry } from '../../shared/contract/environments';
import type { FitWork } from '../../shared/contract/work';
import type { AppPaths } from '../files/app-paths';
import type { SessionManager } from '../session/manager/session-manager';
import type { EnvironmentWork } from './work/environment-work';

/** What of the app a change to an environment touches. */
export interface EnvironmentNeeds {
  readonly paths: AppPaths;
  readonly workers: Pick<
    SessionManager,
    'workers' | 'start' | 'useEnvironment' | 'endEnvironment' | 'renewEnvironment'
  >;
  readonly environmentWork: Pick<EnvironmentWork, 'activeIn' | 'start' | 'ask'>;
  readonly fits: {
    /** Those that run in an environment or wait to. */
    readonly of: (environment: string) => readonly Pick<FitWork, 'id' | 'state' | 'detail'>[];
    readonly cancel: (workId: string) => void;
    /** Resolves when it has ended, however it did. */
    readonly ended: (workId: string) => Promise<unknown>;
  };
  /** The app stays: workers start by themselves, and changes by others are told. */
  readonly automatic: boolean;
  readonly onChange: (entries: readonly EnvironmentEntry[]) => void;
  readonly warn: (text: string) => void;
}
