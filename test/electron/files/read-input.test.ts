import { execFileSync } from 'node:child_process';
import { mkdtempSync, openSync, rmSync, truncateSync, writeFileSync, writeSync } from 'node:fs';
import { appendFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openFile, readInput, readStream } from '../../../electron/files/read-input';

let folder: string;
const at = (name: string) => join(folder, name);
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'brms-studio-input-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function pipe(name = 'pipe'): string {
  execFileSync('mkfifo', [at(name)]);
  return at(name);
}

const read = (path: string, options: { most?: number; signal?: AbortSignal; pipes?: boolean } = {}) =>
  readInput(path, { what: 'spec', most: 2 ** 21, ...options });

describe('what a user names', () => {
  it('is read whole, whatever its size, up to the limit', async () => {
    for (const size of [0, 1, 2 ** 20 - 1, 2 ** 20, 2 ** 20 + 1, 2 ** 21]) {
      const bytes = Buffer.alloc(size, 'abc');
      writeFileSync(at('file'), bytes);
      expect((await read(at('file'))).equals(bytes)).toBe(true);
    }
    truncateSync(at('file'), 2 ** 21 + 1);
    await expect(read(at('file'))).rejects.toMatchObject({
      code: 'invalid-input',
      message: `The spec ${at('file')} is larger than the 2 MiB that are read.`,
      hint: expect.stringMatching(/right file/),
    });
    // It takes no room on the disk, and is given none in memory.
    truncateSync(at('file'), 2 ** 42);
    await expect(read(at('file'))).rejects.toThrow(/is larger than/);
  });

  it.each([
    ['/dev/zero', 'a device'],
    ['/dev/full', 'a device'],
    ['/dev/null', 'a device'],
    ['/', 'a folder'],
  ])('is refused in words where it is no file: %s', async (path, kind) => {
    const refused = {
      code: 'invalid-input',
      message: `${path} is ${kind}, not a spec.`,
      hint: expect.any(String),
    };
    await expect(read(path)).rejects.toMatchObject(refused);
    await expect(openFile(path, 'spec')).rejects.toMatchObject(refused);
  });

  it('is named where it is not there', async () => {
    await expect(read(at('gone'))).rejects.toMatchObject({
      message: `The spec ${at('gone')} cannot be read: it does not exist.`,
      hint: 'Check the path and that you may read the file.',
    });
    writeFileSync(at('file'), '');
    await expect(read(join(at('file'), 'below'))).rejects.toThrow(/it does not exist/);
  });

  it('may be a pipe, which is waited for until its writer has closed it', async () => {
    const path = pipe();
    const reading = read(path);
    await appendFile(path, 'all of it');
    expect((await reading).toString()).toBe('all of it');
  });

  it('may be a pipe without an end, which is read up to the limit', async () => {
    const path = pipe();
    // Opened for both: the writer neither waits nor ends.
    const writer = openSync(path, 'r+');
    const reading = read(path, { most: 1000 });
    writeSync(writer, Buffer.alloc(2000));
    await expect(reading).rejects.toThrow(/is larger than/);
  });

  it.each([false, true])(
    'is left alone as soon as it is stopped, with a writer or without: %s',
    async (writer) => {
      const path = pipe();
      if (writer) writeSync(openSync(path, 'r+'), 'some of it');
      const stop = new AbortController();
      const reading = read(path, { signal: stop.signal });
      stop.abort();
      await expect(reading).rejects.toMatchObject({ code: 'cancelled' });
      await expect(read(path, { signal: stop.signal })).rejects.toMatchObject({ code: 'cancelled' });
    },
  );

  it('is no pipe where nobody could stop the wait for it', async () => {
    const path = pipe();
    await expect(read(path, { pipes: false })).rejects.toThrow(`${path} is a pipe, not a spec.`);
    await expect(openFile(path, 'draws file')).rejects.toThrow(/is a pipe, not a draws file/);
  });
});

describe('a stream', () => {
  const options = { what: 'arguments', most: 10 };

  it('is read to its end, up to the limit', async () => {
    const stream = new PassThrough();
    const reading = readStream(stream, options);
    stream.write('abc');
    stream.end('def');
    expect((await reading).toString()).toBe('abcdef');
    const long = new PassThrough();
    long.write('more than ten');
    await expect(readStream(long, options)).rejects.toThrow(/is larger than/);
  });

  it('is left alone as soon as it is stopped', async () => {
    const stop = new AbortController();
    const reading = readStream(new PassThrough(), { ...options, signal: stop.signal });
    stop.abort();
    await expect(reading).rejects.toMatchObject({
      code: 'cancelled',
      message: 'Reading the arguments from standard input was cancelled.',
    });
  });
});
