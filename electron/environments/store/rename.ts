import { rename } from 'node:fs/promises';
import { StudioError } from '../../../shared/errors/studio-error';
import type { AppPaths } from '../../files/app-paths';
import { EnvironmentConfig } from '../config';
import { recoverLibraries } from '../packages/backup';
import { refuseChanging } from '../packages/backup-folders';
import { readObjectFile } from './json-object-file';
import { listEnvironments, readEnvironment } from './read';
import { refuseLinkedFolder } from './refuse-link';
import { activeEnvironment, writeActive } from './state-files';
import { withStoreLock } from './store-lock';
import { configFile, defaultEnvironment, environmentFolder } from './store-paths';
import { putConfig, refuseTaken } from './write';

/**
 * Renames an environment: first its folder, whose name counts from then on; then the file that names the active one;
 * then the file in it, where `finishRename` finds the old name until then. Throws `invalid-input` for "default", for a
 * name that is invalid or taken, and for an environment that does not exist or is damaged.
 */
export async function renameEnvironment(paths: AppPaths, name: string, to: string): Promise<void> {
  refuseDefault(name, 'renamed');
  // A half-changed library of a dead process is found by this name, so it must be put back before the renaming.
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
 * Completes a renaming of `name` that was interrupted after its folder was renamed, and returns the new name; null if
 * there is none. No environment may have the name `name`.
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

/** The folder whose file still has the name; null if there is none, or more than one. */
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

/** Replaces `name` by `to` in environment_state.json. A damaged file is left unchanged. */
export async function nameAsActive(paths: AppPaths, name: string, to: string): Promise<void> {
  const active = await activeEnvironment(paths).catch(() => null);
  if (active === name) await writeActive(paths, to);
}

/** Throws `invalid-input` for the environment "default", which must always exist. */
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
