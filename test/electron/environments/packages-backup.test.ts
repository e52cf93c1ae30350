import {
  existsSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { backUpLibrary, recoverLibraries } from '../../../electron/environments/packages/backup';
import { cloneEnvironment } from '../../../electron/environments/store/clone';
import { renameEnvironment } from '../../../electron/environments/store/rename';
import { libraryFolder, studioFolder } from '../../../electron/environments/store/store-paths';
import { removeEnvironment } from '../../../electron/environments/store/trash';
import { createEnvironment } from '../../../electron/environments/store/write';
import { named } from '../files/identities';
import { temporaryHome } from './temporary-home';

const home = temporaryHome();

/** An environment and its library with a package in it. */
async function library(environment: string): Promise<string> {
  await createEnvironment(home.paths, environment);
  const folder = libraryFolder(home.paths, environment);
  mkdirSync(join(folder, 'tinya', 'R'), { recursive: true });
  writeFileSync(join(folder, 'tinya', 'R', 'tinya.rdb'), 'code');
  symlinkSync('R', join(folder, 'tinya', 'link'));
  return folder;
}

test('a library is put back with its folders and links, by the files themselves', async () => {
  const folder = await library('a');
  const backup = await backUpLibrary(home.paths, 'a');
  rmSync(join(folder, 'tinya'), { recursive: true });
  mkdirSync(join(folder, 'tinyb'));
  await backup.restore();
  expect(readFileSync(join(folder, 'tinya', 'R', 'tinya.rdb'), 'utf8')).toBe('code');
  expect(readlinkSync(join(folder, 'tinya', 'link'))).toBe('R');
  expect(existsSync(join(folder, 'tinyb'))).toBe(false);
});

test('two changes of one library at once: one is refused; of two libraries they go side by side', async () => {
  for (const name of ['a', 'b']) await library(name);
  const [one, two, other] = await Promise.allSettled([
    backUpLibrary(home.paths, 'a'),
    backUpLibrary(home.paths, 'a'),
    backUpLibrary(home.paths, 'b'),
  ]);
  // Either of the two may be the first to get the lock.
  const [made, refused] = one.status === 'fulfilled' ? [one, two] : [two, one];
  expect([made.status, other.status]).toEqual(['fulfilled', 'fulfilled']);
  expect(refused).toMatchObject({
    status: 'rejected',
    reason: { message: `Another Brms Studio (process ${process.pid}) is changing the packages of “a”.` },
  });
  // What a living process has begun is nobody's to put back.
  expect(await recoverLibraries(home.paths)).toEqual([]);
  if (made.status === 'fulfilled') await made.value.drop();
  await (await backUpLibrary(home.paths, 'a')).drop();
});

test('an environment whose library is being changed stays where it is', async () => {
  const folder = await library('a');
  const backup = await backUpLibrary(home.paths, 'a');
  rmSync(join(folder, 'tinya'), { recursive: true });
  const refusal = { message: expect.stringContaining('is changing the packages of “a”') };
  const { signal } = new AbortController();
  await expect(renameEnvironment(home.paths, 'a', 'b')).rejects.toMatchObject(refusal);
  await expect(removeEnvironment(home.paths, 'a')).rejects.toMatchObject(refusal);
  await expect(cloneEnvironment(home.paths, 'a', 'b', signal)).rejects.toMatchObject(refusal);
  await backup.restore();
  await renameEnvironment(home.paths, 'a', 'b');
  expect(existsSync(join(libraryFolder(home.paths, 'b'), 'tinya'))).toBe(true);
});

test('no library is made for an environment that is not there any more', async () => {
  await library('a');
  await removeEnvironment(home.paths, 'a');
  await expect(backUpLibrary(home.paths, 'a')).rejects.toThrow('There is no environment named "a"');
  expect(existsSync(dirname(libraryFolder(home.paths, 'a')))).toBe(false);
});

test('a journal that somebody has damaged is named, and loses nothing; other libraries can be changed', async () => {
  for (const name of ['a', 'b']) await library(name);
  const folder = join(studioFolder(home.paths), `backup-${named.dead}-00000000`);
  mkdirSync(join(folder, 'library'), { recursive: true });
  writeFileSync(join(folder, 'environment'), 'a');
  writeFileSync(join(folder, 'journal.json'), '{"environment": "a"');
  const where = join(folder, 'journal.json');
  expect(await recoverLibraries(home.paths)).toMatchObject([{ environment: 'a', failure: { where } }]);
  await expect(backUpLibrary(home.paths, 'a')).rejects.toMatchObject({ code: 'invalid-input', where });
  await (await backUpLibrary(home.paths, 'b')).drop();
  expect(existsSync(join(folder, 'library'))).toBe(true);
});

test('a library that is a link to elsewhere is refused', async () => {
  const folder = libraryFolder(home.paths, 'a');
  mkdirSync(dirname(folder), { recursive: true });
  symlinkSync('/srv/shared', folder);
  await expect(backUpLibrary(home.paths, 'a')).rejects.toMatchObject({
    message: `The library ${folder} is a link to /srv/shared: it is read, but not changed.`,
  });
});
