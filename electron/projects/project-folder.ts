import { existsSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { noFolder } from '../files/make-folders';

/** The name of the project file. Operating systems recognise projects by its extension. */
export const projectFileName = 'project.brmsproj';
/** Its name in early versions. */
const oldFileName = 'project.json';

/** The file that makes `root` a project; null if there is none. */
export function projectFileIn(root: string): string | null {
  return [projectFileName, oldFileName].map((name) => join(root, name)).find(existsSync) ?? null;
}

/** The absolute folder of a project, from the path of the folder or of its project file. */
export function projectFolderOf(path: string): string {
  const full = resolve(path);
  const isProjectFile = [projectFileName, oldFileName].includes(basename(full)) && isFile(full);
  return isProjectFile ? dirname(full) : full;
}

/** Throws `invalid-input` if `root` exists and is not a folder. */
export function refuseFile(root: string): void {
  const info = statSync(root, { throwIfNoEntry: false });
  if (info && !info.isDirectory()) throw noFolder(root);
}

/** Is it a folder, or a file with the name of a project file? */
export function mayBeProject(path: string): boolean {
  return !isFile(path) || projectFolderOf(path) !== resolve(path);
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}
