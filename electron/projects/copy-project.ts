import { existsSync } from 'node:fs';
import { access, constants, cp, lstat, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, relative, sep } from 'node:path';
import { asStudioError, StudioError } from '../../shared/errors/studio-error';
import { makeFolders } from '../files/make-folders';
import { isUnfinished, newUnfinished, sweepUnfinished } from '../files/unfinished-folders';
import { projectLockName, withProjectLock } from './project-lock';

/**
 * Copies the folder of a project to `target`, completely or not at all. The trash, unfinished files and anything
 * that is not an ordinary file are not copied. Throws `invalid-input` if the target exists, lies in the project,
 * or cannot be written.
 */
export async function copyProject(root: string, target: string): Promise<void> {
  if (existsSync(target)) {
    throw new StudioError('invalid-input', `There is something at ${target} already.`, {
      where: target,
      hint: 'Choose a name that is not taken.',
    });
  }
  if (`${target}${sep}`.startsWith(`${root}${sep}`)) {
    throw new StudioError('invalid-input', 'A copy cannot lie inside the project.', { where: target });
  }
  const wanted = async (path: string): Promise<boolean> => {
    const parts = relative(root, path).split(sep);
    if (parts[0] === 'trash' || parts[0]?.startsWith(projectLockName) || parts.some(isUnfinished))
      return false;
    // A project of unknown origin may hold links, which lead out of it, and pipes, which never end.
    const kind = await lstat(path);
    return kind.isFile() || kind.isDirectory();
  };
  // If the folder cannot be written, nobody changes it. So a project on a read-only disk can be copied.
  const canChange = await access(root, constants.W_OK).then(
    () => true,
    () => false,
  );
  const copy = () => copyWhole(root, target, wanted);
  return canChange ? withProjectLock(root, copy) : copy();
}

async function copyWhole(
  root: string,
  target: string,
  wanted: (path: string) => Promise<boolean>,
): Promise<void> {
  let unfinished: string | null = null;
  try {
    makeFolders(dirname(target));
    await sweepUnfinished(dirname(target));
    unfinished = await newUnfinished(dirname(target), 'copy');
    const copy = join(unfinished, basename(target));
    await cp(root, copy, { recursive: true, filter: wanted, preserveTimestamps: true });
    await rename(copy, target);
  } catch (cause) {
    throw new StudioError('invalid-input', `The copy could not be written: ${asStudioError(cause).message}`, {
      where: target,
      hint: 'Choose a folder that can be written, on a disk with room for it.',
      cause,
    });
  } finally {
    if (unfinished !== null) await rm(unfinished, { recursive: true, force: true }).catch(() => undefined);
  }
}
