import { rename } from 'node:fs/promises';
import { StudioError } from '../../../shared/errors/studio-error';
import type { AppPaths } from '../../files/app-paths';
import { EnvironmentConfig } from '../config';
import { recoverLibraries } from '../packages/backup';
import { refuseChanging } from '../packages/backup-folders';
import { withStoreLock } from './lock';
import { readObjectFile } from './object-file';
import { configFile, defaultEnvironment, environmentFolder } from './places';
import { listEnvironments, readEnvironment } from './read';
import { refuseLinkedFolder } from './refuse-link';
import { activeEnvironment, writeActive } from './state';
import { putConfig, refuseTaken } from './write';

/**
 * Gives an environment another name: its folder first, whose name is the truth from then on; then what names it as the
 * active one; then the file in it, by which `finishRename` knows what it was called. Throws `invalid-input` for "default", for a name that is bad or taken, and for an
 * environment that does not exist or is damaged.
 */
export async function renameEnvironment(paths: AppPaths, name: string, to: string): Promise<void> {
  refuseDefault(name, 'renamed');
  // A library that a process left half changed is found by this name, and must not be moved as it is.
  await recoverLibraries(paths);
  await withStoreLock(paths, async () => {
    await readEnvironment(paths, name);
    await refuseTaken(paths, to, name);
    await refuseLinkedFolder(paths, name);
    await refuseChanging(paths, name);
    await rename(environmentFolder(paths, name), environmentFolder(paths, to));
    await nameInFiles(paths, name, to);
  });
}

/**
 * Where a renaming of `name` was broken off after its folder had its new name: does the rest, and gives the new name;
 * else null. `name` is that of no environment.
 */
export async function finishRename(paths: AppPaths, name: string): Promise<string | null> {
  const to = await folderCalling(paths, name);
  if (to === null) return null;
  return withStoreLock(paths, async () => {
    if ((await folderCalling(paths, name)) !== to) return null;
    await nameInFiles(paths, name, to);
    return to;
  });
}

/** The folder whose file still has the name; null where that is none, or more than one. */
async function folderCalling(paths: AppPaths, name: string): Promise<string | null> {
  const folders = await listEnvironments(paths);
  if (folders.includes(name)) return null;
  const calling: string[] = [];
  for (const folder of folders) {
    const found = await readObjectFile(configFile(paths, folder)).catch(() => null);
    if (found?.dict.environment_name === name) calling.push(folder);
  }
  return calling.length === 1 ? (calling[0] ?? null) : null;
}

async function nameInFiles(paths: AppPaths, name: string, to: string): Promise<void> {
  await nameAsActive(paths, name, to);
  await putConfig(paths, to, (now) => new EnvironmentConfig({ ...now, environment_name: to }));
}

/** Where environment_state.json names `name`, it names `to` from now on. One that is damaged is left to be mended. */
export async function nameAsActive(paths: AppPaths, name: string, to: string): Promise<void> {
  const active = await activeEnvironment(paths).catch(() => null);
  if (active === name) await writeActive(paths, to);
}

/** Throws `invalid-input` for the environment that is always there. */
export function refuseDefault(name: string, what: 'renamed' | 'deleted'): void {
  if (name !== defaultEnvironment) return;
  throw new StudioError(
    'invalid-input',
    `The environment "default" cannot be ${what}: brmspy starts in it.`,
    {
      hint:
        what === 'renamed'
          ? 'Clone it under another name.'
          : 'Delete its packages, or edit its configuration.',
      where: 'environment_name',
    },
  );
}
