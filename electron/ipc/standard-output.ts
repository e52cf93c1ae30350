import type { Writable } from 'node:stream';
import { asStudioError, StudioError } from '../../shared/errors/studio-error';
import { hasCode } from '../files/file-errors';

/** What an error is about where an answer could not be given; see `writeAnswer`. */
export const standardOutput = 'standard output';

/**
 * Whoever reads what this process writes may go away (`| head`, a closed terminal), and the disk under it may be full.
 * Without this Node.js would end the process for it, with a stack. Nothing of the work depends on its words.
 */
export function outliveOutputs(streams: readonly Writable[] = [process.stdout, process.stderr]): void {
  for (const stream of streams) stream.on('error', () => undefined);
}

/**
 * Writes an answer, and resolves when it has been taken whole. Rejects with an error, `where` standard output, that says
 * why it was not; `kept` says what the command has made, which is there all the same.
 */
export function writeAnswer(text: string, kept?: string, stream: Writable = process.stdout): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write(text, (cause) => (cause ? reject(lost(cause, kept)) : resolve()));
  });
}

/** Was it the reader who went away? That is no fault of anybody's, and nothing is said of it. */
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
