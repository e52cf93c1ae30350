import { join } from 'node:path';
import type { AppPaths } from '../../files/app-paths';
import { checkEnvironmentName } from '../names';

/** The environment that is always there, on disk or not. */
export const defaultEnvironment = 'default';

export function environmentsFolder(paths: AppPaths): string {
  return join(paths.brmspy, 'environment');
}

/** Throws `invalid-input` for a name that cannot be a folder's. */
export function environmentFolder(paths: AppPaths, name: string): string {
  return join(environmentsFolder(paths), checkEnvironmentName(name));
}

export function configFile(paths: AppPaths, name: string): string {
  return join(environmentFolder(paths, name), 'config.json');
}

/** The environment's own R library; it need not exist. */
export function libraryFolder(paths: AppPaths, name: string): string {
  return join(environmentFolder(paths, name), 'Rlib');
}

/** Which environment is active. */
export function environmentStateFile(paths: AppPaths): string {
  return join(paths.brmspy, 'environment_state.json');
}

/** Which runtime brmspy has activated. */
export function runtimeStateFile(paths: AppPaths): string {
  return join(paths.brmspy, 'runtime_state.json');
}

/** What was deleted and can be had back; brmspy never looks there. */
export function trashFolder(paths: AppPaths): string {
  return join(paths.brmspy, 'trash');
}

/** Locks, and what is not finished: on the same file system as environments, so that a rename moves it in place. */
export function studioFolder(paths: AppPaths): string {
  return join(paths.brmspy, '.studio');
}
