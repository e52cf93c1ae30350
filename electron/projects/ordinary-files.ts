import { constants } from 'node:fs';
import { lstat, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import type * as z from 'zod';
import { StudioError } from '../../shared/errors/studio-error';
import { parseJson } from './json-files';

/** The descriptions in a project have a few thousand bytes; those of data sets hold all levels of their factors. */
const mostJsonBytes = 64 * 2 ** 20;

/**
 * Refuses links, and does not wait for the writer of a pipe. These flags exist on POSIX systems only, not on
 * Windows.
 */
const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/**
 * Reads a file of a project, which may be of unknown origin. It must be an ordinary file in an ordinary folder,
 * with at most `most` bytes; otherwise throws `invalid-input`. A link could make the app show, copy or overwrite
 * files outside the project. A pipe or device could make it wait or read forever.
 */
export async function readOrdinaryFile(path: string, most: number): Promise<Buffer> {
  await refuseLinkedFolder(dirname(path));
  await refuseSpecialFile(path);
  const file = await open(path, flags).catch((cause: unknown) => {
    throw new StudioError('invalid-input', `The file ${path} cannot be read.`, { where: path, cause });
  });
  try {
    const stats = await file.stat();
    if (!stats.isFile()) throw notOwn(path);
    if (stats.size > most) {
      const size = (bytes: number) => `${Math.ceil(bytes / 2 ** 20)} MiB`;
      throw new StudioError(
        'invalid-input',
        `The file ${path} has ${size(stats.size)}; at most ${size(most)} are read.`,
        { where: path },
      );
    }
    return await file.readFile();
  } finally {
    await file.close();
  }
}

/** `readJson` for files of a project. */
export async function readOrdinaryJson<T>(path: string, schema: z.ZodType<T>): Promise<T> {
  return parseJson(path, (await readOrdinaryFile(path, mostJsonBytes)).toString('utf8'), schema);
}

/** Throws `invalid-input` if `path` exists and is not an ordinary file. */
export async function refuseSpecialFile(path: string): Promise<void> {
  const stats = await lstat(path).catch(() => null);
  if (stats !== null && !stats.isFile()) throw notOwn(path);
}

/** Throws `invalid-input` if `path` exists and is not an ordinary folder. */
export async function refuseLinkedFolder(path: string): Promise<void> {
  const stats = await lstat(path).catch(() => null);
  if (stats === null || stats.isDirectory()) return;
  throw new StudioError('invalid-input', `${path} is a link or a file, not a folder of the project.`, {
    hint: 'Put a folder in its place. To keep a project elsewhere, move all of it.',
    where: path,
  });
}

function notOwn(path: string): StudioError {
  return new StudioError('invalid-input', `${path} is a link, a pipe or a device, not an ordinary file.`, {
    hint: 'Put the file itself in its place.',
    where: path,
  });
}
