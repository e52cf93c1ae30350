import { totalmem } from 'node:os';
import { StudioError } from '../../shared/errors/studio-error';
import { openFile } from '../files/read-input';

/** The bytes of one step of reading; cancelling takes effect between steps. Linux reads at most 2 GiB at once. */
const readStep = 1 << 26;

/**
 * Reads raw little-endian doubles into shared memory, so that worker threads can see them without a copy. `expected` is
 * how many there must be, `shape` why ("67 variables × 4 chains × 1000 draws"). Throws `invalid-input` that says what
 * is wrong with the file.
 */
export async function readDoubles(
  path: string,
  expected: number,
  shape: string,
  signal?: AbortSignal,
): Promise<Float64Array> {
  const file = await openFile(path, 'draws file');
  try {
    const { size } = await file.stat();
    if (size !== expected * 8) {
      throw new StudioError(
        'invalid-input',
        `${path} has ${size} bytes, but ${shape} need ${expected * 8} (8 bytes for each value).`,
        {
          hint:
            size < expected * 8
              ? 'The file was cut short, or belongs to another meta file.'
              : 'The file belongs to another meta file.',
          where: path,
        },
      );
    }
    // A sparse file can have any size.
    if (size > totalmem() / 2) {
      const gigabytes = (count: number) => `${(count / 1e9).toFixed(1)} GB`;
      throw new StudioError(
        'invalid-input',
        `${path} has ${gigabytes(size)}, but this machine has only ${gigabytes(totalmem())} of memory.`,
        {
          hint: 'Use a file with fewer draws or variables, or a machine with more memory.',
          where: path,
        },
      );
    }
    const bytes = new Uint8Array(new SharedArrayBuffer(size));
    let done = 0;
    while (done < size) {
      if (signal?.aborted)
        throw new StudioError('cancelled', `Reading ${path} was cancelled.`, { where: path });
      const { bytesRead } = await file.read(bytes, done, Math.min(readStep, size - done), done);
      if (bytesRead === 0) {
        throw new StudioError('invalid-input', `${path} ended after ${done} of ${size} bytes.`, {
          hint: 'Another program may be writing it: try again.',
          where: path,
        });
      }
      done += bytesRead;
    }
    return new Float64Array(bytes.buffer);
  } finally {
    await file.close();
  }
}
