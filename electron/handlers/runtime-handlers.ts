import { basename } from 'node:path';
import type { Studio } from '../app/studio';
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
import { takeSnapshot } from '../environments/snapshots/take-snapshot';
import { readFitLock } from '../fits/fit-store';
import type { Handlers } from '../ipc/router';
import type { Project } from '../projects/project';
import type { WindowState } from './handlers';

/** Runtimes and snapshots, as windows see them. */
export function runtimeHandlers(studio: Studio, openProject: (state: WindowState) => Project) {
  const { paths, tasks, environments } = studio;
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
    'snapshot.take': ({ environment }, { signal }) => takeSnapshot(studio, environment, signal),
    'snapshot.ofFit': ({ fitId }, { connection }) => readFitLock(openProject(connection.session), fitId),
  } satisfies Partial<Handlers<WindowState>>;
}
