import type { EnvironmentEntry } from '../../shared/contract/environments';
import type { WorkItem } from '../../shared/contract/work';
import type { ProjectRWorkKind } from '../../shared/contract/work-kinds';
import type { AppPaths } from '../files/app-paths';
import type { SessionManager } from '../session/manager/session-manager';
import type { EnvironmentWork } from './work/environment-work';

/** Work of a project that uses an environment's R. */
export type WorkInEnvironment = UseOf<WorkItem<ProjectRWorkKind>>;
type UseOf<Item> = Item extends WorkItem ? Pick<Item, 'id' | 'kind' | 'state' | 'title' | 'detail'> : never;

/** The parts of the app that a change to an environment affects. */
export interface EnvironmentNeeds {
  readonly paths: AppPaths;
  readonly workers: Pick<
    SessionManager,
    'workers' | 'start' | 'useEnvironment' | 'endEnvironment' | 'renewEnvironment'
  >;
  readonly environmentWork: Pick<EnvironmentWork, 'activeIn' | 'start' | 'ask'>;
  /** Fits, and questions to brms. */
  readonly projectWork: {
    /** The work that runs in an environment or waits to run. */
    readonly of: (environment: string) => readonly WorkInEnvironment[];
    readonly cancel: (workId: string) => void;
    /** Resolves when the fit has ended in any way. */
    readonly ended: (workId: string) => Promise<unknown>;
  };
  /** True in the app, false in a command: workers start automatically, and changes by other programs are reported. */
  readonly automatic: boolean;
  readonly onChange: (entries: readonly EnvironmentEntry[]) => void;
  readonly warn: (text: string) => void;
}
