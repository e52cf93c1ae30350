import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { StudioError } from '../../shared/errors/studio-error';
import { isMissing } from './file-errors';

/**
 * Makes a folder with those above it, where it is not there yet. Step by step, since Node.js's own way tries for ever
 * where a folder is there and nothing can be made in it (/proc), and says "it does not exist" of a read-only disk.
 * Throws `invalid-input` where a file has the name, else what the system says.
 */
export function makeFolders(path: string, mode = 0o777): void {
  if (isFolder(path)) return;
  try {
    mkdirSync(path, { mode });
  } catch (error) {
    // Another process may have made it just now.
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

/** `invalid-input` for a path at which something else than a folder is. */
export function noFolder(path: string): StudioError {
  return new StudioError('invalid-input', `${path} is a file, not a folder.`, {
    where: path,
    hint: 'Name a folder.',
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
