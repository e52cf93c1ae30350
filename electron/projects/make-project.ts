import { existsSync } from 'node:fs';
import { mkdir, rename, rm, rmdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { isStudioError, StudioError } from '../../shared/errors/studio-error';
import { hasCode } from '../files/file-errors';
import { makeFolders } from '../files/make-folders';
import { newUnfinished } from '../files/unfinished-folders';
import { checkedName } from './file-names';
import { writeJson } from './json-files';
import { newManifest, type ProjectFolders, projectFolders } from './project-files';
import { projectFileIn, refuseFile } from './project-folder';
import { withProjectLock } from './project-lock';

/**
 * Turns the folder `root` into a project, completely or not at all. Throws `invalid-input` for a bad name, if a
 * project exists there already (`isTaken` detects that), or if the folder cannot be written.
 */
export async function makeProject(root: string, name: string): Promise<void> {
  const checked = checkedName(name);
  refuseFile(root);
  if (projectFileIn(root) !== null) throw taken(root);
  if (!existsSync(root)) return makeBeside(root, checked);
  // The folder may hold other files of the user.
  await withProjectLock(root, async () => {
    if (projectFileIn(root) !== null) throw taken(root);
    await fill(projectFolders(root), checked);
  });
}

/** Was the place of a new project already taken, by a project or something else? */
export function isTaken(error: unknown): boolean {
  return isStudioError(error, 'invalid-input') && error.details?.taken === true;
}

/**
 * Makes the folder under another name first. So nobody sees half a project, and the first process to rename it
 * gets the name.
 */
async function makeBeside(root: string, name: string): Promise<void> {
  const parent = dirname(root);
  makeFolders(parent);
  const unfinished = await newUnfinished(parent, 'project');
  try {
    const made = join(unfinished, basename(root));
    await mkdir(made);
    await fill(projectFolders(made), name);
    if (existsSync(root)) throw taken(root);
    await rename(made, root).catch((error: unknown) => {
      throw hasCode(error, 'ENOTEMPTY', 'EEXIST', 'EPERM', 'ENOTDIR') && existsSync(root)
        ? taken(root)
        : error;
    });
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}

/** Writes the project file last, because it makes the folder a project. If it cannot be written, nothing is left. */
async function fill(folders: ProjectFolders, name: string): Promise<void> {
  const made: string[] = [];
  try {
    for (const folder of [folders.data, folders.models, folders.fits]) {
      if (!existsSync(folder)) made.push(folder);
      makeFolders(folder);
    }
    await writeJson(folders.manifest, newManifest(name));
  } catch (error) {
    // Removes them only if they are empty: another program may have filled them meanwhile.
    for (const folder of made) await rmdir(folder).catch(() => undefined);
    throw error;
  }
}

function taken(root: string): StudioError {
  return new StudioError('invalid-input', `There is a project in ${root} already.`, {
    where: root,
    hint: 'Open it, or choose another name.',
    details: { taken: true },
  });
}
