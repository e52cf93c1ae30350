import { basename } from 'node:path';
import { activateRuntime, deactivateRuntime, removeRuntime } from '../environments/runtimes/activate-runtime';
import { FolderSizes } from '../environments/runtimes/folder-sizes';
import { importRuntimeTask } from '../environments/runtimes/import-task';
import { listRuntimes } from '../environments/runtimes/list-runtimes';
import type { Handlers } from '../ipc/router';
import type { WindowState } from './handlers';
import type { Studio } from './studio';

/** Runtimes, as windows see them. */
export function runtimeHandlers(studio: Studio) {
  const { paths, tasks, workers } = studio;
  const sizes = new FolderSizes();
  return {
    'runtimes.list': () => listRuntimes(paths, studio.environment, sizes),
    'runtimes.import': ({ path }) => {
      const environment = studio.environment;
      const task = tasks.start({
        kind: 'import-runtime',
        environment,
        title: `Importing the runtime ${basename(path)}`,
        run: (context) => importRuntimeTask(paths, path, context),
      });
      return { taskId: task.id };
    },
    'runtimes.activate': async ({ name, environment }) => {
      await activateRuntime(paths, name, environment);
      workers.renewEnvironment(environment);
      return null;
    },
    'runtimes.deactivate': async ({ environment }) => {
      await deactivateRuntime(paths, environment);
      workers.renewEnvironment(environment);
      return null;
    },
    'runtimes.remove': async ({ name }) => {
      await removeRuntime(paths, name);
      return null;
    },
  } satisfies Partial<Handlers<WindowState>>;
}
