import { existsSync } from 'node:fs';
import { mkdir, rename, rm, rmdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { isStudioError, StudioError } from '../../shared/errors/studio-error';
import { hasCode } from '../files/file-errors';
import { makeFolders } from '../files/make-folders';
import { newUnfinished } from '../files/unfinished';
import { checkedName } from './names';
import { newManifest, type ProjectFolders, projectFolders } from './project-files';
import { withProjectLock } from './project-lock';
import { projectFileIn, refuseFile } from './project-place';
import { writeJson } from './whole-files';

/**
 * Makes the folder `root` a project, whole or not at all. Throws `invalid-input` for a bad name, where a project is there
 * already (`isTaken` tells that), and where it cannot be written.
 */
export async function makeProject(root: string, name: string): Promise<void> {
  const checked = checkedName(name);
  refuseFile(root);
  if (projectFileIn(root) !== null) throw taken(root);
  if (!existsSync(root)) return makeBeside(root, checked);
  // The folder is the user's own, with whatever else lies in it.
  await withProjectLock(root, async () => {
    if (projectFileIn(root) !== null) throw taken(root);
    await fill(projectFolders(root), checked);
  });
}

/** Was there a project, or something else, in the place of a new one? */
export function isTaken(error: unknown): boolean {
  return isStudioError(error, 'invalid-input') && error.details?.taken === true;
}

/** Made under another name, so that nobody sees half a project and the first one to take a name has it. */
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

/** The project's file comes last and makes the folder a project; where it cannot be written, nothing is left. */
async function fill(folders: ProjectFolders, name: string): Promise<void> {
  const made: string[] = [];
  try {
    for (const folder of [folders.data, folders.models, folders.fits]) {
      if (!existsSync(folder)) made.push(folder);
      makeFolders(folder);
    }
    await writeJson(folders.manifest, newManifest(name));
  } catch (error) {
    // Only while they are empty: a folder that was filled meanwhile is somebody else's.
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
