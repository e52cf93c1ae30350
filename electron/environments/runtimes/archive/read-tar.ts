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
 * Calls `visit` with every entry of a tar file, and `unpacked` with every unpacked chunk. Throws their errors,
 * `invalid-input` for a damaged file, and the signal's reason.
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
      // The earlier streams end with errors too, but this error is the reason.
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
    // The program's own error explains the failure; the tar reader only sees an early end.
    const own = compression === 'bzip2' || compression === 'xz';
    const reason = own && !isStudioError(failure) ? error : (failure ?? error);
    throw isStudioError(reason) ? reason : damagedArchive(reason);
  } finally {
    // Stopped streams do not wait for a running visitor, so wait here: the caller removes the visitor's files.
    await reading?.catch(() => undefined);
  }
}

/** Node cannot read bzip2 and xz, so the programs with these names are used if they are installed. */
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
    // Without reading the rest, the output would never close and the program would never end.
    child.stdout.destroy();
  };
  try {
    const [, told, taken] = await Promise.allSettled([
      // A program that ends early closes its input; its message is the error.
      pipeline(source, child.stdin, { signal }),
      ended,
      read(child.stdout).catch((error: unknown) => {
        stop();
        throw error;
      }),
    ]);
    // If an archive is refused, the program is ended; if an archive is cut off, the program reports it.
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
