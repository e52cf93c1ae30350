import { open } from 'node:fs/promises';
import writeFileAtomic from 'write-file-atomic';
import { StudioError } from '../../shared/errors/studio-error';

/** Linux reads at most 2 GiB at once. */
const largestRead = 1 << 30;

/**
 * Reads raw little-endian doubles into shared memory, so that worker threads can see them without a copy. `expected` is
 * how many there must be, `shape` why ("67 variables × 4 chains × 1000 draws"). Throws `invalid-input` that says what is
 * wrong with the file.
 */
export async function readDoubles(path: string, expected: number, shape: string): Promise<Float64Array> {
  const file = await open(path, 'r').catch((cause: unknown) => {
    throw unreadable(path, cause);
  });
  try {
    const { size } = await file.stat();
    if (size !== expected * 8) {
      throw new StudioError(
        'invalid-input',
        `${path} holds ${size} bytes, but ${shape} need ${expected * 8} (8 bytes a value).`,
        {
          hint:
            size < expected * 8
              ? 'The file was cut short, or belongs to another meta file.'
              : 'The file belongs to another meta file.',
          where: path,
        },
      );
    }
    const bytes = new Uint8Array(new SharedArrayBuffer(size));
    let done = 0;
    while (done < size) {
      const { bytesRead } = await file.read(bytes, done, Math.min(largestRead, size - done), done);
      if (bytesRead === 0) throw unreadable(path, new Error(`it ended after ${done} of ${size} bytes`));
      done += bytesRead;
    }
    return new Float64Array(bytes.buffer);
  } finally {
    await file.close();
  }
}

/** Writes raw little-endian doubles: to a temporary name, synced, renamed. */
export async function writeDoubles(path: string, values: Float64Array): Promise<void> {
  await writeFileAtomic(path, Buffer.from(values.buffer, values.byteOffset, values.byteLength));
}

/** `invalid-input` for a file that cannot be opened or read. */
export function unreadable(path: string, cause: unknown): StudioError {
  const missing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
  const message = missing
    ? `${path} does not exist.`
    : `${path} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}.`;
  return new StudioError('invalid-input', message, { where: path, cause });
}
