import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import {
  outliveOutputs,
  readerIsGone,
  standardOutput,
  writeAnswer,
} from '../../../electron/ipc/standard-output';
import { asStudioError } from '../../../shared/errors/studio-error';

/** A stream whose writes fail with a code of the system's. */
function failing(code: string): Writable {
  const write = (_: unknown, __: unknown, done: (error: Error) => void) =>
    done(Object.assign(new Error(`write ${code}`), { code }));
  return new Writable({ write });
}

describe('an answer', () => {
  it.each([
    ['EPIPE', /the program that read it has ended/, true],
    ['ENOSPC', /the disk is full/, false],
    ['EDQUOT', /quota/, false],
    ['EIO', /the terminal or the disk is gone/, false],
    ['EFBIG', /EFBIG/, false],
  ])('that is lost to %s is an error that says so, and no more than that', async (code, words, quiet) => {
    const stream = failing(code);
    outliveOutputs([stream]);
    const error = asStudioError(await writeAnswer('text', undefined, stream).catch((thrown) => thrown));
    expect(error).toMatchObject({ where: standardOutput, message: expect.stringMatching(words) });
    expect(error.hint).toMatch(/run the command again/);
    expect(readerIsGone(error)).toBe(quiet);
  });

  it('that is lost names what was made all the same', async () => {
    const stream = failing('ENOSPC');
    outliveOutputs([stream]);
    await expect(writeAnswer('text', 'Saved as fit-1', stream)).rejects.toMatchObject({
      hint: 'Saved as fit-1',
    });
  });
});
