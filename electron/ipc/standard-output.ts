import type { Writable } from 'node:stream';
import { asStudioError, StudioError } from '../../shared/errors/studio-error';
import { hasCode } from '../files/file-errors';

/** The `where` of an error about an answer that could not be written; see `writeAnswer`. */
export const standardOutput = 'standard output';

/**
 * Keeps the process alive if the reader of its output is gone (`| head`, a closed terminal) or the disk is full.
 * Otherwise Node.js would end it with a stack trace, although the work does not need the output.
 */
export function outliveOutputs(streams: readonly Writable[] = [process.stdout, process.stderr]): void {
  for (const stream of streams) stream.on('error', () => undefined);
}

/**
 * Writes an answer; resolves when all of it has been written. Otherwise rejects with the reason, and with
 * `standardOutput` as its `where`. `kept` says what the command has made, which exists anyway.
 */
export function writeAnswer(text: string, kept?: string, stream: Writable = process.stdout): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write(text, (cause) => (cause ? reject(lost(cause, kept)) : resolve()));
  });
}

/** Has the reader gone away? That is not a fault, so nothing is reported. */
export function readerIsGone(error: StudioError): boolean {
  return error.where === standardOutput && hasCode(error.cause, 'EPIPE');
}

const reasons: Readonly<Record<string, string>> = {
  EPIPE: 'the program that read it has ended',
  ENOSPC: 'the disk is full',
  EDQUOT: 'your disk quota is used up',
  EIO: 'the terminal or the disk is gone',
};

function lost(cause: Error, kept: string | undefined): StudioError {
  const code = 'code' in cause ? String(cause.code) : '';
  const reason = reasons[code] ?? asStudioError(cause).message;
  return new StudioError('internal', `The answer could not be written: ${reason}.`, {
    hint: kept ?? 'Let the output go to another place, and run the command again.',
    where: standardOutput,
    cause,
  });
}
