import { basename } from 'node:path';
import type { EnvironmentService } from '../environments/environment-service';
import {
  activateRuntime,
  deactivateRuntime,
  removeRuntime,
  type SaveConfig,
} from '../environments/runtimes/activate-runtime';
import { FolderSizes } from '../environments/runtimes/folder-sizes';
import { checkArchivePath } from '../environments/runtimes/import-runtime';
import { importRuntimeTask } from '../environments/runtimes/import-task';
import { listRuntimes } from '../environments/runtimes/list-runtimes';
import type { EnvironmentTasks } from '../environments/tasks/environment-tasks';
import type { AppPaths } from '../files/app-paths';
import type { AreaHandlers } from './area';

export interface RuntimeServices {
  readonly paths: AppPaths;
  readonly tasks: Pick<EnvironmentTasks, 'start'>;
  readonly environments: Pick<EnvironmentService, 'save'>;
}

/** Runtimes, as windows see them. */
export function runtimeHandlers({ paths, tasks, environments }: RuntimeServices): AreaHandlers<'runtimes'> {
  const save: SaveConfig = (before, after) => environments.save(before, after);
  const sizes = new FolderSizes();
  return {
    'runtimes.list': ({ environment }) => listRuntimes(paths, environment, sizes),
    'runtimes.import': async ({ path, environment }) => {
      await checkArchivePath(path);
      const task = tasks.start({
        kind: 'import-runtime',
        environment,
        title: `Importing the runtime ${basename(path)}`,
        run: (context) => importRuntimeTask(paths, path, context),
      });
      return { taskId: task.id };
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
