import { spawn } from 'node:child_process';
import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { isStudioError, StudioError } from '../../../../shared/errors/studio-error';
import { damagedArchive, type EntryVisitor } from './archive-entry';
import { ByteSource } from './byte-source';
import { tarEntries } from './tar-entries';

export type TarCompression = 'none' | 'gzip' | 'bzip2' | 'xz';

/**
 * Gives every entry of a tar file to `visit`; `unpacked` hears of every chunk that comes out of the compression. Throws
 * what they throw, `invalid-input` for a damaged file, and the signal's reason.
 */
export async function readTar(
  file: string,
  compression: TarCompression,
  visit: EntryVisitor,
  unpacked: (bytes: number) => void,
  signal: AbortSignal,
): Promise<void> {
  const source = createReadStream(file);
  let failure: unknown;
  let reading: Promise<void> | undefined;
  const readAll = async (chunks: AsyncIterable<Uint8Array>): Promise<void> => {
    try {
      for await (const entry of tarEntries(new ByteSource(chunks, unpacked))) await visit(entry);
    } catch (error) {
      // The streams before it end with errors of their own: this one is the reason.
      failure = error;
      throw error;
    }
  };
  const read = (chunks: AsyncIterable<Uint8Array>): Promise<void> => {
    reading = readAll(chunks);
    return reading;
  };
  try {
    if (compression === 'none') await pipeline(source, read, { signal });
    else if (compression === 'gzip') await pipeline(source, createGunzip(), read, { signal });
    else await throughProgram(compression, source, read, signal);
  } catch (error) {
    signal.throwIfAborted();
    // A program that fails says why; what was read of it till then only ends too early.
    const own = compression === 'bzip2' || compression === 'xz';
    const reason = own && !isStudioError(failure) ? error : (failure ?? error);
    throw isStudioError(reason) ? reason : damagedArchive(reason);
  } finally {
    // Streams that are stopped do not wait for a visitor at work, but who removes what it has made must.
    await reading?.catch(() => undefined);
  }
}

/** Node knows neither bzip2 nor xz; the programs of these names do, where they are installed. */
async function throughProgram(
  program: 'bzip2' | 'xz',
  source: Readable,
  read: (chunks: AsyncIterable<Uint8Array>) => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  const child = spawn(program, ['-dc'], { stdio: 'pipe', signal, killSignal: 'SIGKILL', windowsHide: true });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-1000);
  });
  const ended = new Promise<void>((resolve, reject) => {
    child.on('error', (cause) => reject(notInstalled(program, cause)));
    child.on('close', (code) =>
      code === 0 ? resolve() : reject(new Error(said.trim() || `${program} failed`)),
    );
  });
  const stop = (): void => {
    child.kill('SIGKILL');
    // With what nobody reads any more in it the output would never close, and the program never have ended.
    child.stdout.destroy();
  };
  try {
    const [, told, taken] = await Promise.allSettled([
      // A program that ends early closes its input; what it said is the error.
      pipeline(source, child.stdin, { signal }),
      ended,
      read(child.stdout).catch((error: unknown) => {
        stop();
        throw error;
      }),
    ]);
    // An archive that is refused ends the program; one that is cut off makes it say so.
    if (taken.status === 'rejected' && isStudioError(taken.reason)) throw taken.reason;
    if (told.status === 'rejected') throw told.reason;
    if (taken.status === 'rejected') throw taken.reason;
  } finally {
    stop();
  }
}

function notInstalled(program: string, cause: unknown): StudioError {
  const message = `The archive is compressed with ${program}, a program that is not installed here.`;
  return new StudioError('invalid-input', message, {
    hint: `Install ${program}, or make a .tar.gz of the archive.`,
    where: 'path',
    cause,
  });
}
