import type { ConfigSlice } from './state/config';
import type { ConnectionSlice } from './state/connection';
import type { DoctorSlice } from './state/doctor';
import type { EnvironmentLifeSlice } from './state/environment-life';
import type { EnvironmentsSlice } from './state/environments';
import type { KeptSlice } from './state/kept';
import type { LayoutSlice } from './state/layout';
import type { ModelsSlice } from './state/models';
import type { ObjectTreeSlice } from './state/object-tree';
import type { ObjectsSlice } from './state/objects';
import type { PreferencesSlice } from './state/preferences';
import type { ProjectSlice } from './state/project';
import type { SessionsSlice } from './state/sessions';
import type { ShellSlice } from './state/shell';
import type { WorkSlice } from './state/work';
import type { WorkspaceSlice } from './state/workspace';

/** All that the page knows and can do: one interface for each area, and one slice that fills it. */
export interface StudioState
  extends ConnectionSlice,
    ProjectSlice,
    WorkspaceSlice,
    ModelsSlice,
    WorkSlice,
    SessionsSlice,
    DoctorSlice,
    EnvironmentsSlice,
    EnvironmentLifeSlice,
    ConfigSlice,
    ObjectsSlice,
    ObjectTreeSlice,
    KeptSlice,
    LayoutSlice,
    PreferencesSlice,
    ShellSlice {}
