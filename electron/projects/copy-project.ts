import { existsSync } from 'node:fs';
import { cp, mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { asStudioError, StudioError } from '../../shared/errors/studio-error';

/**
 * Copies a project's folder to `target`, whole or not at all; what was removed and what is half written stays behind.
 * Throws `invalid-input` where the target exists, lies in the project, or cannot be written.
 */
export async function copyProject(root: string, target: string): Promise<void> {
  if (existsSync(target)) {
    throw new StudioError('invalid-input', `There is something at ${target} already.`, {
      where: target,
      hint: 'Choose a name that is not taken.',
    });
  }
  if (`${target}${sep}`.startsWith(`${root}${sep}`)) {
    throw new StudioError('invalid-input', 'A copy cannot lie in the project itself.', { where: target });
  }
  const unfinished = join(dirname(target), `.new-${process.pid}-${Date.now()}`);
  const wanted = (path: string): boolean => {
    const parts = relative(root, path).split(sep);
    return parts[0] !== 'trash' && !parts.some((part) => part.startsWith('.new-'));
  };
  try {
    await mkdir(dirname(target), { recursive: true });
    await cp(root, unfinished, { recursive: true, filter: wanted, preserveTimestamps: true });
    await rename(unfinished, target);
  } catch (cause) {
    await rm(unfinished, { recursive: true, force: true });
    throw new StudioError('invalid-input', `The copy could not be written: ${asStudioError(cause).message}`, {
      where: target,
      hint: 'Choose a folder that can be written, on a disk with room for it.',
      cause,
    });
  }
}
