import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type FileLock, withFileLock } from '../../../electron/files/file-lock';
import { named } from './identities';
import { noNamespace, sayIdentity, startScript } from './other-namespace';

let folder: string;
let lock: FileLock;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'file-lock-'));
  lock = { file: join(folder, 'deep', 'lock'), what: 'The thing', hint: 'Do it.' };
});
afterEach(() => rmSync(folder, { recursive: true }));

const done = async () => 'done';

/** A lock that somebody has taken so many seconds ago. */
function held(text: string, secondsAgo = 0): void {
  mkdirSync(dirname(lock.file), { recursive: true });
  writeFileSync(lock.file, text);
  const then = new Date(Date.now() - secondsAgo * 1000);
  utimesSync(lock.file, then, then);
}

it('is there while the change is made, and nothing is left of it', async () => {
  const during = await withFileLock(lock, async () => readFileSync(lock.file, 'utf8'));
  expect(during).toMatch(new RegExp(`^${named.own} [0-9a-f]{12}\\n$`));
  await expect(withFileLock(lock, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(readdirSync(join(folder, 'deep'))).toEqual([]);
});

it('of another machine or container stays, until that has been silent for a minute', async () => {
  held(`${named.foreign} 00\n`, 20);
  await expect(withFileLock(lock, done, 100)).rejects.toMatchObject({
    code: 'timeout',
    message:
      'The thing cannot be changed: another Brms Studio (process 999999999 of another machine or container) has been changing them for 0.1 s.',
    where: lock.file,
  });
  expect(existsSync(lock.file)).toBe(true);
  held(`${named.foreign} 00\n`, 90);
  expect(await withFileLock(lock, done, 5000)).toBe('done');
});

it('of a dead process is taken over at once, and so is one of which half was written', async () => {
  held(`${named.dead} 00\n`);
  expect(await withFileLock(lock, done, 0)).toBe('done');
  for (const half of ['', named.own.slice(0, 7), named.foreign]) {
    held(half, 0);
    await expect(withFileLock(lock, done, 50)).rejects.toMatchObject({ code: 'timeout' });
    held(half, 5);
    expect(await withFileLock(lock, done, 0)).toBe('done');
  }
});

it('that somebody has taken meanwhile is not removed', async () => {
  await withFileLock(lock, async () => writeFileSync(lock.file, `${named.foreign} 00\n`));
  expect(existsSync(lock.file)).toBe(true);
});

it('says what to do where it cannot be written', async () => {
  writeFileSync(join(folder, 'file'), '');
  for (const file of [join(folder, 'file', 'lock'), '/proc/nothing/here/lock']) {
    await expect(withFileLock({ ...lock, file }, done)).rejects.toMatchObject({
      code: 'invalid-input',
      message: expect.stringContaining('The thing cannot be changed'),
      hint: 'Do it.',
    });
  }
});

it('of a dead process that may not be removed is told of', async () => {
  // The name of what is made beside it is too long; a read-only disk refuses it just so.
  const file = join(folder, 'l'.repeat(250));
  writeFileSync(file, `${named.dead} 00\n`);
  await expect(withFileLock({ ...lock, file }, done, 100)).rejects.toMatchObject({
    code: 'invalid-input',
    message: expect.stringContaining('The thing cannot be changed'),
    hint: 'Do it.',
  });
});

it('is not waited for without an end where somebody died while taking it over', async () => {
  held(`${named.dead} 00\n`);
  const claim = `${lock.file}-takeover`;
  mkdirSync(claim);
  await expect(withFileLock(lock, done, 100)).rejects.toMatchObject({ code: 'timeout' });
  utimesSync(claim, new Date(0), new Date(0));
  expect(await withFileLock(lock, done, 5000)).toBe('done');
  expect(readdirSync(dirname(lock.file))).toEqual([]);
});

it('a folder in its place is told of and stays', async () => {
  mkdirSync(lock.file, { recursive: true });
  await expect(withFileLock(lock, done, 100)).rejects.toMatchObject({
    code: 'invalid-input',
    hint: 'Do it.',
  });
  expect(existsSync(lock.file)).toBe(true);
});

it.skipIf(noNamespace !== null)(
  `of a process in another pid namespace stays (${noNamespace ?? 'real'})`,
  async () => {
    const other = await startScript(sayIdentity, 'new');
    try {
      held(`${other.said} 00\n`);
      await expect(withFileLock(lock, done, 100)).rejects.toMatchObject({ code: 'timeout' });
    } finally {
      await other.end();
    }
  },
);
