import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { StudioError } from '../../shared/errors/studio-error';
import { isMissing } from './file-errors';

/**
 * Makes a folder and those above it, if they are missing. Makes one after the other, because Node.js's recursive mode
 * never ends in a folder that allows no new ones (/proc), and reports "it does not exist" for a read-only disk. Throws
 * `invalid-input` if a file has the name, otherwise the system's error.
 */
export function makeFolders(path: string, mode = 0o777): void {
  if (isFolder(path)) return;
  try {
    mkdirSync(path, { mode });
  } catch (error) {
    // Another process may have made it meanwhile.
    if (isFolder(path)) return;
    const parent = dirname(path);
    if (isMissing(error) && parent !== path && !isFolder(parent)) {
      makeFolders(parent, mode);
      makeFolders(path, mode);
      return;
    }
    if (isMissing(error)) throw refused(path, parent, error);
    if (statSync(path, { throwIfNoEntry: false })) throw noFolder(path);
    throw error;
  }
}

/** The `invalid-input` for a path that exists but is not a folder. */
export function noFolder(path: string): StudioError {
  return new StudioError('invalid-input', `${path} is a file, not a folder.`, {
    where: path,
    hint: 'Choose a folder.',
  });
}

function refused(path: string, parent: string, cause: unknown): StudioError {
  return new StudioError('invalid-input', `No folder can be made in ${parent}.`, {
    where: path,
    hint: 'Choose another place.',
    cause,
  });
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}
