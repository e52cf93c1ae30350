import { takeSnapshot } from '../environments/snapshots/take-snapshot';
import type { EnvironmentWork } from '../environments/work/environment-work';
import { readFitLock } from '../fits/fit-store';
import type { AreaHandlers } from './area';
import { openProject } from './window-state';

export interface SnapshotServices {
  readonly environmentWork: EnvironmentWork;
}

/** The versions that a result depends on: those of an environment now, or when a fit was made. */
export function snapshotHandlers(services: SnapshotServices): AreaHandlers<'snapshot'> {
  return {
    'snapshot.take': ({ environment }, { signal }) => takeSnapshot(services, environment, signal),
    'snapshot.ofFit': ({ fitId }, { connection }) => readFitLock(openProject(connection), fitId),
  };
}
