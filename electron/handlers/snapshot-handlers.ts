import { takeSnapshot } from '../environments/snapshots/take-snapshot';
import type { EnvironmentTasks } from '../environments/tasks/environment-tasks';
import { readFitLock } from '../fits/fit-store';
import type { AreaHandlers } from './area';
import { openProject } from './window-state';

export interface SnapshotServices {
  readonly tasks: EnvironmentTasks;
}

/** What a result depends on: every version in an environment, now or when a fit was made. */
export function snapshotHandlers(services: SnapshotServices): AreaHandlers<'snapshot'> {
  return {
    'snapshot.take': ({ environment }, { signal }) => takeSnapshot(services, environment, signal),
    'snapshot.ofFit': ({ fitId }, { connection }) => readFitLock(openProject(connection), fitId),
  };
}
