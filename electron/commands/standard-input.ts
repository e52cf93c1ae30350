import { addAbortSignal, type Readable } from 'node:stream';
import { StudioError } from '../../shared/errors/studio-error';

/** What is longer cannot go to R in one call. */
const limit = 256 * 1024 * 1024;

/**
 * All of standard input, whether it is a file, a pipe, a socket or a terminal (which cannot all be opened by a path).
 * `what` names it in messages. Throws `invalid-input` where it cannot be read or does not end; ends with `signal`.
 */
export async function readStandardInput(
  what: string,
  signal: AbortSignal,
  input: Readable = process.stdin,
): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  try {
    for await (const part of addAbortSignal(signal, input)) {
      parts.push(Buffer.from(part));
      size += parts.at(-1)?.length ?? 0;
      if (size > limit) break;
    }
  } catch (cause) {
    signal.throwIfAborted();
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new StudioError('invalid-input', `The ${what} cannot be read from standard input: ${why}.`, {
      hint: 'Write it to a file and give its path.',
      cause,
    });
  }
  if (size <= limit) return Buffer.concat(parts);
  throw new StudioError(
    'invalid-input',
    `The ${what} in standard input is longer than ${limit / 1024 ** 2} MB.`,
    {
      hint: 'Give R less at once, or a file that R reads itself.',
    },
  );
}
