import { join } from 'node:path';
import type { AppPaths } from '../../files/app-paths';
import { checkEnvironmentName } from '../names';

/** The environment that always exists, even without a folder. */
export const defaultEnvironment = 'default';

export function environmentsFolder(paths: AppPaths): string {
  return join(paths.brmspy, 'environment');
}

/** Throws `invalid-input` for a name that cannot be the name of a folder. */
export function environmentFolder(paths: AppPaths, name: string): string {
  return join(environmentsFolder(paths), checkEnvironmentName(name));
}

export function configFile(paths: AppPaths, name: string): string {
  return join(environmentFolder(paths, name), 'config.json');
}

/** The environment's own R library, which may not exist. */
export function libraryFolder(paths: AppPaths, name: string): string {
  return join(environmentFolder(paths, name), 'Rlib');
}

/** The file that names the active environment. */
export function environmentStateFile(paths: AppPaths): string {
  return join(paths.brmspy, 'environment_state.json');
}

/** The file that names the runtime that brmspy has activated. */
export function runtimeStateFile(paths: AppPaths): string {
  return join(paths.brmspy, 'runtime_state.json');
}

/** The folder of deleted environments that can be restored. brmspy does not use it. */
export function trashFolder(paths: AppPaths): string {
  return join(paths.brmspy, 'trash');
}

/**
 * The folder of locks and unfinished files. On the file system of environments, so that a rename puts them in place.
 */
export function studioFolder(paths: AppPaths): string {
  return join(paths.brmspy, '.studio');
}
