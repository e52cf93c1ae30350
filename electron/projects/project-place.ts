import { existsSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { noFolder } from '../files/make-folders';

/** A project's own file: its ending is what the system knows projects by. */
export const projectFileName = 'project.brmsproj';
/** What it was called first. */
const oldFileName = 'project.json';

/** The file that makes `root` a project; null where there is none. */
export function projectFileIn(root: string): string | null {
  return [projectFileName, oldFileName].map((name) => join(root, name)).find(existsSync) ?? null;
}

/** The folder of a project that is named by its folder or by its file, absolute. */
export function projectFolderOf(path: string): string {
  const full = resolve(path);
  const isProjectFile = [projectFileName, oldFileName].includes(basename(full)) && isFile(full);
  return isProjectFile ? dirname(full) : full;
}

/** Throws `invalid-input` where something is at `root` that is no folder. */
export function refuseFile(root: string): void {
  const info = statSync(root, { throwIfNoEntry: false });
  if (info && !info.isDirectory()) throw noFolder(root);
}

/** A folder, or a file that is called as projects are. */
export function mayBeProject(path: string): boolean {
  return !isFile(path) || projectFolderOf(path) !== resolve(path);
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}
