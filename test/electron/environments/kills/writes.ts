import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EnvironmentConfig } from '../../../../electron/environments/config';
import { cloneEnvironment } from '../../../../electron/environments/store/clone';
import { readEnvironment } from '../../../../electron/environments/store/read';
import { renameEnvironment } from '../../../../electron/environments/store/rename';
import {
  activeEnvironment,
  activeRuntime,
  setActive,
  setActiveRuntime,
} from '../../../../electron/environments/store/state-files';
import { configFile, libraryFolder } from '../../../../electron/environments/store/store-paths';
import {
  emptyTrash,
  listTrash,
  removeEnvironment,
  restoreEnvironment,
} from '../../../../electron/environments/store/trash';
import {
  createEnvironment,
  saveEnvironment,
  setConfigAside,
} from '../../../../electron/environments/store/write';
import type { AppPaths } from '../../../../electron/files/app-paths';
import { Settings } from '../../../../electron/projects/settings';

/** A write of the store, or of the app's settings, as the test that kills it needs it. */
export interface Write {
  readonly run: (paths: AppPaths) => Promise<unknown>;
  /** Has it taken place, as far as a user can tell? */
  readonly isDone: (paths: AppPaths) => Promise<boolean>;
  /** Takes it back, for a process that makes it over and over. */
  readonly undo?: (paths: AppPaths) => Promise<unknown>;
  /** Beyond the environments that every write finds (`prepareAll`). */
  readonly prepare?: (paths: AppPaths) => Promise<unknown>;
}

const there = (paths: AppPaths, name: string) =>
  readEnvironment(paths, name).then(
    () => true,
    () => false,
  );
const demo = new EnvironmentConfig({
  environment_name: 'demo',
  startup_scripts: Array.from({ length: 50 }, (_, i) => `options(old.${i} = ${i})`),
  env: { OLD: 'ä' },
}).toDict();
const changed = { ...demo, r_home: '/opt/R', startup_scripts: ['options(new = 1)'], env: { NEW: 'ü' } };
const network = { mirror: 'https://example.org', repositories: [], proxy: '', noProxy: '', certificate: '' };

export const writes: Readonly<Record<string, Write>> = {
  save: {
    run: (paths) => saveEnvironment(paths, demo, changed),
    isDone: async (paths) => (await readEnvironment(paths, 'demo')).config.r_home === '/opt/R',
    undo: (paths) => saveEnvironment(paths, changed, demo),
  },
  'save the first': {
    run: (paths) =>
      saveEnvironment(paths, new EnvironmentConfig().toDict(), { ...changed, environment_name: 'default' }),
    isDone: async (paths) => (await readEnvironment(paths, 'default')).saved,
  },
  create: {
    run: (paths) => createEnvironment(paths, 'fresh'),
    isDone: (paths) => there(paths, 'fresh'),
  },
  clone: {
    run: (paths) => cloneEnvironment(paths, 'demo', 'twin', new AbortController().signal),
    isDone: (paths) => there(paths, 'twin'),
  },
  rename: {
    run: (paths) => renameEnvironment(paths, 'demo', 'better'),
    isDone: (paths) => there(paths, 'better'),
    undo: (paths) => renameEnvironment(paths, 'better', 'demo'),
  },
  remove: {
    run: (paths) => removeEnvironment(paths, 'demo'),
    isDone: async (paths) => !(await there(paths, 'demo')),
    undo: async (paths) => restoreEnvironment(paths, (await listTrash(paths))[0]?.id ?? ''),
  },
  restore: {
    prepare: (paths) => removeEnvironment(paths, 'demo'),
    run: async (paths) => restoreEnvironment(paths, (await listTrash(paths))[0]?.id ?? ''),
    isDone: (paths) => there(paths, 'demo'),
  },
  'restore as': {
    prepare: (paths) => removeEnvironment(paths, 'demo'),
    run: async (paths) => restoreEnvironment(paths, (await listTrash(paths))[0]?.id ?? '', 'back'),
    isDone: (paths) => there(paths, 'back'),
  },
  empty: {
    prepare: (paths) => removeEnvironment(paths, 'demo'),
    run: async (paths) =>
      emptyTrash(
        paths,
        (await listTrash(paths)).map(({ id }) => id),
      ),
    isDone: async (paths) => (await listTrash(paths)).length === 0,
  },
  activate: {
    run: (paths) => setActive(paths, 'other'),
    isDone: async (paths) => (await activeEnvironment(paths)) === 'other',
    undo: (paths) => setActive(paths, 'demo'),
  },
  'activate a runtime': {
    prepare: (paths) => writeFile(join(paths.brmspy, 'runtime_state.json'), '{"later": [1.0]}'),
    run: (paths) => setActiveRuntime(paths, '/runtime/ä'),
    isDone: async (paths) => (await activeRuntime(paths)) === '/runtime/ä',
  },
  'set aside': {
    prepare: (paths) => writeFile(configFile(paths, 'other'), '{"environment_name": "oth'),
    run: (paths) => setConfigAside(paths, 'other'),
    isDone: (paths) => there(paths, 'other'),
  },
  settings: {
    run: async (paths) => (await Settings.open(paths.config)).saveNetwork(network),
    isDone: async (paths) => (await Settings.open(paths.config)).network.mirror === network.mirror,
    undo: async (paths) => (await Settings.open(paths.config)).saveNetwork({ ...network, mirror: '' }),
  },
};

/** Two environments, one with packages and the active one; settings. */
export async function prepareAll(paths: AppPaths): Promise<void> {
  for (const name of ['demo', 'other']) await createEnvironment(paths, name);
  const empty = new EnvironmentConfig({ environment_name: 'demo' }).toDict();
  await saveEnvironment(paths, empty, demo);
  await setActive(paths, 'demo');
  for (const name of ['one', 'two']) {
    await mkdir(join(libraryFolder(paths, 'demo'), name), { recursive: true });
    await writeFile(join(libraryFolder(paths, 'demo'), name, 'DESCRIPTION'), `Package: ${name}\n`);
  }
  await (await Settings.open(paths.config)).saveNetwork({ ...network, mirror: '' });
}
