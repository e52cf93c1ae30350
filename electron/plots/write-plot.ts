import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import { StudioError } from '../../shared/errors/studio-error';
import { writeWhole } from '../projects/json-files';

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'this folder or file may not be written',
  EPERM: 'this folder or file may not be written',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EISDIR: 'it is a folder',
  // Of a folder that is there: /proc, for one, has files that are no files.
  ENOENT: 'this folder takes no files',
  ENAMETOOLONG: 'its name is too long',
};

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/** Writes the whole file or nothing: an existing file stays until the new one is complete. Throws `invalid-input`. */
export async function writeNewFile(path: string, bytes: Uint8Array): Promise<void> {
  try {
    await writeWhole(path, bytes);
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
    const folder = dirname(path);
    const missing = (code === 'ENOENT' || code === 'ENOTDIR') && !isFolder(folder);
    const why = missing ? `there is no folder ${folder}` : (reasons[code] ?? String(cause));
    throw new StudioError('invalid-input', `${path} could not be written: ${why}.`, {
      where: path,
      hint: missing ? 'Make the folder first, or choose another.' : 'Choose another place.',
      cause,
    });
  }
}
