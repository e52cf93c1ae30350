import type { StudioError } from '../../shared/errors/studio-error';
import type { Connection } from '../connection/connection';
import type { ConfigSlice } from './config-slice';
import type { ConnectionSlice } from './connection-slice';
import type { DoctorSlice } from './doctor-slice';
import type { DraftsSlice } from './drafts-slice';
import type { EnvironmentLifeSlice } from './environment-life-slice';
import type { EnvironmentsSlice } from './environments-slice';
import type { JobsSlice } from './jobs-slice';
import type { LayoutSlice } from './layout-slice';
import type { ObjectTreeSlice } from './object-tree-slice';
import type { ObjectsSlice } from './objects-slice';
import type { PreferencesSlice } from './preferences-slice';
import type { ProjectSlice } from './project-slice';
import type { ShellSlice } from './shell-slice';
import type { SystemSlice } from './system-slice';
import type { TasksSlice } from './tasks-slice';
import type { WorkspaceSlice } from './workspace-slice';

export interface StudioState
  extends ConnectionSlice,
    ProjectSlice,
    WorkspaceSlice,
    DraftsSlice,
    JobsSlice,
    TasksSlice,
    SystemSlice,
    DoctorSlice,
    EnvironmentsSlice,
    EnvironmentLifeSlice,
    ConfigSlice,
    ObjectsSlice,
    ObjectTreeSlice,
    LayoutSlice,
    PreferencesSlice,
    ShellSlice {}

/** What can be done about a notice. */
export interface NoticeAction {
  readonly label: string;
  readonly run: () => void;
}

/** A message that no screen has a place of its own for. */
export type Notice =
  | {
      readonly kind: 'error';
      readonly title: string;
      readonly error: StudioError;
      readonly action?: NoticeAction;
      /** The notice goes when this resolves: what it tells is over. */
      readonly until?: Promise<unknown>;
    }
  | {
      readonly kind: 'success' | 'warning';
      readonly title: string;
      readonly message: string;
      readonly action?: NoticeAction;
    }
  | {
      readonly kind: 'working';
      readonly title: string;
      /** The notice goes when this settles, either way. */
      readonly until: Promise<unknown>;
    };

/** What slices get from outside; tests hand in their own. */
export interface StoreDeps {
  readonly connection: Connection;
  readonly notify: (notice: Notice) => void;
  readonly storage: Pick<Storage, 'getItem' | 'setItem'>;
  /** Goes with this tab of the browser; it outlives a crash of the page. */
  readonly tabStorage: Pick<Storage, 'getItem' | 'setItem'>;
}

export interface SliceContext extends StoreDeps {
  readonly set: (patch: Partial<StudioState>) => void;
  readonly get: () => StudioState;
}
