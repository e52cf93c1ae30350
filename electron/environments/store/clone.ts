import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { AppPaths } from '../../files/app-paths';
import { configText, EnvironmentConfig } from '../config';
import { recoverLibraries } from '../packages/backup';
import { refuseChanging } from '../packages/backup-folders';
import { copyFolder } from './copy-folder';
import { isFolder } from './is-folder';
import { readObjectFile } from './json-object-file';
import { parseConfig, readEnvironment } from './read';
import { stagingPlace } from './staging';
import { withStoreLock } from './store-lock';
import { configFile, environmentFolder, environmentsFolder, libraryFolder } from './store-paths';
import { makeLibrary, refuseTaken } from './write';

/** Throws `invalid-input` if `name` does not exist or is damaged, or if `to` is invalid or taken. */
export async function checkClone(paths: AppPaths, name: string, to: string): Promise<void> {
  await readEnvironment(paths, name);
  await refuseTaken(paths, to);
}

/**
 * Copies an environment with all its packages under another name. The copy is made in a staging folder and put in place
 * by one rename. Throws like `checkClone`, and `cancelled`; then no file of the copy is left.
 */
export async function cloneEnvironment(
  paths: AppPaths,
  name: string,
  to: string,
  signal: AbortSignal,
): Promise<void> {
  await checkClone(paths, name, to);
  await recoverLibraries(paths);
  await refuseChanging(paths, name);
  const stage = await stagingPlace(paths, 'clone');
  const goal = environmentFolder(paths, to);
  try {
    const source = environmentFolder(paths, name);
    await mkdir(stage, { mode: 0o755 });
    // "default" may have no folder.
    if (await isFolder(source)) await copyFolder(source, stage, goal, { but: isConfig, signal });
    await makeLibrary(join(stage, basename(libraryFolder(paths, to))));
    const file = configFile(paths, name);
    const found = await readObjectFile(file);
    const config = found ? parseConfig(file, name, found).config : new EnvironmentConfig();
    const renamed = new EnvironmentConfig({ ...config, environment_name: to });
    await writeFile(join(stage, 'config.json'), configText(renamed, found?.raw), {
      mode: 0o644,
      flush: true,
    });
    await withStoreLock(paths, async () => {
      await refuseTaken(paths, to);
      await mkdir(environmentsFolder(paths), { recursive: true, mode: 0o755 });
      await rename(stage, goal);
    });
  } finally {
    await rm(stage, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** Is it config.json, or a rest of a damaged or half-written one? */
function isConfig(name: string): boolean {
  return name.startsWith('config.json');
}
