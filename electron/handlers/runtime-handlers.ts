import type { EnvironmentService } from '../environments/environment-service';
import {
  activateRuntime,
  deactivateRuntime,
  removeRuntime,
  type SaveConfig,
} from '../environments/runtimes/activate-runtime';
import { FolderSizes } from '../environments/runtimes/folder-sizes';
import { checkArchivePath } from '../environments/runtimes/import-runtime';
import { importRuntimeWork } from '../environments/runtimes/import-runtime-work';
import { listRuntimes } from '../environments/runtimes/list-runtimes';
import type { EnvironmentWork } from '../environments/work/environment-work';
import type { AppPaths } from '../files/app-paths';
import type { AreaHandlers } from './area';

export interface RuntimeServices {
  readonly paths: AppPaths;
  readonly environmentWork: Pick<EnvironmentWork, 'start'>;
  readonly environments: Pick<EnvironmentService, 'save'>;
}

/** Runtimes, as windows see them. */
export function runtimeHandlers(services: RuntimeServices): AreaHandlers<'runtimes'> {
  const { paths, environmentWork, environments } = services;
  const save: SaveConfig = (before, after) => environments.save(before, after);
  const sizes = new FolderSizes();
  return {
    'runtimes.list': ({ environment }) => listRuntimes(paths, environment, sizes),
    'runtimes.import': async ({ path, environment }) => {
      await checkArchivePath(path);
      return { workId: environmentWork.start(importRuntimeWork, environment, { paths, archive: path }).id };
    },
    'runtimes.activate': async ({ name, environment }) => {
      await activateRuntime(paths, name, environment, save);
      return null;
    },
    'runtimes.deactivate': async ({ environment }) => {
      await deactivateRuntime(paths, environment, save);
      return null;
    },
    'runtimes.remove': async ({ name }) => {
      await removeRuntime(paths, name);
      return null;
    },
  };
}
