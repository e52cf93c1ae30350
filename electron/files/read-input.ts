import { constants, type Stats } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { addAbortSignal, type Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { StudioError } from '../../shared/errors/studio-error';
import { hasCode } from './file-errors';

const mebibyte = 2 ** 20;

/** The most bytes that are read from a file of the user. */
export const inputLimits = {
  /** JSON that a person or a program wrote: specs, arguments, lock files, shapes of draws, settings. */
  json: 64 * mebibyte,
  /** Scripts and certificates. */
  text: 16 * mebibyte,
  /** About the largest size of a text. */
  data: 512 * mebibyte,
} as const;

export interface InputOptions {
  /** What the input is to the user: "data file", "spec". */
  readonly what: string;
  readonly most: number;
  /** The most bytes to read, also from a pipe. */
  readonly pipes?: boolean;
  /** Ends the reading, even while it waits. */
  readonly signal?: AbortSignal | undefined;
}

/** For a file of certificates in the settings. A pipe is refused, because nobody could stop the wait for it. */
export const certificateInput: InputOptions = {
  what: 'certificate file',
  most: inputLimits.text,
  pipes: false,
};

const chunkBytes = mebibyte;
/** How long to wait before an empty pipe is read again. */
const pauseMs = 20;

/**
 * Reads what a user names: an ordinary file, standard input ("-" or /dev/stdin), or a pipe (such as the shell's
 * `<(…)`) until its writers close it. Reads at most `most` bytes, and ends as soon as `signal` is aborted. Throws
 * `invalid-input` for folders, devices, missing files and input that is too large; `cancelled` after an abort.
 */
export async function readInput(path: string, options: InputOptions): Promise<Buffer> {
  if (path === '-' || path === '/dev/stdin') return readStream(process.stdin, options);
  const file = await openInput(path, options.what);
  try {
    const stats = await file.stat();
    if (stats.isFile()) {
      if (stats.size > options.most) throw tooLarge(path, options);
    } else if (!stats.isFIFO() || options.pipes === false) {
      throw noFile(path, options.what, stats);
    }
    return await readToEnd(file, path, options, stats.isFIFO());
  } catch (cause) {
    if (options.signal?.aborted) throw stopped(path, options, cause);
    throw cause instanceof StudioError ? cause : unreadable(path, options.what, cause);
  } finally {
    await file.close();
  }
}

/** Reads a stream such as standard input to its end, within the limits of `readInput`. Closes the stream. */
export async function readStream(stream: Readable, options: InputOptions): Promise<Buffer> {
  const place = 'from standard input';
  const chunks: Buffer[] = [];
  let size = 0;
  const { signal } = options;
  try {
    for await (const chunk of signal ? addAbortSignal(signal, stream) : stream) {
      size += chunk.length;
      if (size > options.most) throw tooLarge(place, options);
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  } catch (cause) {
    if (signal?.aborted) throw stopped(place, options, cause);
    throw cause instanceof StudioError ? cause : unreadable(place, options.what, cause);
  }
}

/** Opens an ordinary file; throws `invalid-input` for anything else. The caller must close it. */
export async function openFile(path: string, what: string): Promise<FileHandle> {
  const file = await openInput(path, what);
  try {
    const stats = await file.stat();
    if (!stats.isFile()) throw noFile(path, what, stats);
    return file;
  } catch (cause) {
    await file.close();
    throw cause instanceof StudioError ? cause : unreadable(path, what, cause);
  }
}

/** Opens without waiting for the other end of a pipe, because nothing could interrupt that wait. */
async function openInput(path: string, what: string): Promise<FileHandle> {
  try {
    return await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  } catch (cause) {
    throw unreadable(path, what, cause);
  }
}

async function readToEnd(
  file: FileHandle,
  path: string,
  options: InputOptions,
  isPipe: boolean,
): Promise<Buffer> {
  const { signal, most } = options;
  const chunks: Buffer[] = [];
  let size = 0;
  // A named pipe seems to be at its end before its writer has opened it. The pipe of a command exists only once it
  // has a writer.
  const waitsForWriter = isPipe && !/^\/(?:dev\/fd|proc)\//.test(path);
  for (;;) {
    signal?.throwIfAborted();
    const chunk = Buffer.allocUnsafe(chunkBytes);
    const read = await file.read(chunk, 0, chunkBytes, null).catch((error: unknown) => {
      if (isPipe && hasCode(error, 'EAGAIN')) return null;
      throw error;
    });
    if (read === null || (read.bytesRead === 0 && size === 0 && waitsForWriter)) {
      await wait(pauseMs, undefined, signal && { signal });
    } else if (read.bytesRead === 0) {
      return Buffer.concat(chunks);
    } else {
      size += read.bytesRead;
      if (size > most) throw tooLarge(path, options);
      chunks.push(read.bytesRead === chunkBytes ? chunk : Buffer.from(chunk.subarray(0, read.bytesRead)));
    }
  }
}

function tooLarge(path: string, { what, most }: InputOptions): StudioError {
  const message = `The ${what} ${path} is larger than the ${most / mebibyte} MiB that are read.`;
  return new StudioError('invalid-input', message, {
    where: path,
    hint: 'Check that it is the right file; leave out what is not needed.',
  });
}

function noFile(path: string, what: string, stats: Stats): StudioError {
  const kind = stats.isDirectory() ? 'a folder' : stats.isFIFO() ? 'a pipe' : 'a device';
  return new StudioError('invalid-input', `${path} is ${kind}, not a ${what}.`, {
    where: path,
    hint: `Give the path of the ${what} itself.`,
  });
}

function stopped(path: string, { what }: InputOptions, cause: unknown): StudioError {
  return new StudioError('cancelled', `Reading the ${what} ${path} was cancelled.`, { where: path, cause });
}

function unreadable(path: string, what: string, cause: unknown): StudioError {
  const why = hasCode(cause, 'ENOENT', 'ENOTDIR')
    ? 'it does not exist'
    : hasCode(cause, 'EACCES', 'EPERM')
      ? 'you may not open it'
      : cause instanceof Error
        ? cause.message
        : String(cause);
  return new StudioError('invalid-input', `The ${what} ${path} cannot be read: ${why}.`, {
    where: path,
    hint: 'Check the path and that you may read the file.',
    cause,
  });
}
