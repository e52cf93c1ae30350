import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { backUpLibrary } from '../../../electron/environments/packages/backup';
import { cloneEnvironment } from '../../../electron/environments/store/clone';
import { readEnvironment } from '../../../electron/environments/store/read';
import { renameEnvironment } from '../../../electron/environments/store/rename';
import { environmentFolder } from '../../../electron/environments/store/store-paths';
import {
  emptyTrash,
  listTrash,
  removeEnvironment,
  restoreEnvironment,
} from '../../../electron/environments/store/trash';
import {
  createEnvironment,
  saveEnvironment,
  setConfigAside,
} from '../../../electron/environments/store/write';
import { snapshot } from './home-snapshot';
import { config } from './store-files';
import { temporaryHome } from './temporary-home';

const home = temporaryHome();
let outside: string;
beforeEach(async () => {
  outside = await mkdtemp(join(tmpdir(), 'studio-outside-'));
  await mkdir(join(outside, 'Rlib', 'secret'), { recursive: true });
  await writeFile(join(outside, 'config.json'), JSON.stringify(config('linked')));
  await mkdir(join(home.paths.brmspy, 'environment'), { recursive: true });
  await symlink(outside, environmentFolder(home.paths, 'linked'));
});
afterEach(() => rm(outside, { recursive: true, force: true }));

describe('an environment whose folder is a link to elsewhere', () => {
  it('is read, and says that it is a link', async () => {
    const { config: read, notes } = await readEnvironment(home.paths, 'linked');
    expect(read.environment_name).toBe('linked');
    expect(notes).toEqual([expect.stringContaining(`is a link to ${outside}: it is read, but not changed.`)]);
    await cloneEnvironment(home.paths, 'linked', 'copy', new AbortController().signal);
    expect((await readEnvironment(home.paths, 'copy')).notes).toEqual([]);
  });

  it.each<readonly [string, () => Promise<unknown>]>([
    ['saving', () => saveEnvironment(home.paths, config('linked'), config('linked', { r_home: '/x' }))],
    ['renaming', () => renameEnvironment(home.paths, 'linked', 'other')],
    ['changing packages', () => backUpLibrary(home.paths, 'linked')],
  ])('is not changed by %s', async (_, change) => {
    const before = await snapshot(outside);
    await expect(change()).rejects.toMatchObject({
      code: 'invalid-input',
      message: expect.stringContaining(`is a link to ${outside}`),
    });
    expect(await snapshot(outside)).toEqual(before);
    expect((await readEnvironment(home.paths, 'linked')).config.environment_name).toBe('linked');
  });

  it('is deleted, had back under any name and deleted for good without a change to what it leads to', async () => {
    await writeFile(join(outside, 'trash.json'), 'somebody else’s');
    const before = await snapshot(outside);
    const { id } = await removeEnvironment(home.paths, 'linked');
    expect(await restoreEnvironment(home.paths, id)).toBe('linked');
    const again = await removeEnvironment(home.paths, 'linked');
    expect(await restoreEnvironment(home.paths, again.id, 'other')).toBe('other');
    await removeEnvironment(home.paths, 'other');
    await emptyTrash(
      home.paths,
      (await listTrash(home.paths)).map((trashed) => trashed.id),
    );
    expect(await listTrash(home.paths)).toEqual([]);
    expect(await snapshot(outside)).toEqual(before);
  });

  it('is set aside by nobody where the configuration behind it is damaged', async () => {
    await writeFile(join(outside, 'config.json'), '{');
    const before = await snapshot(outside);
    await expect(setConfigAside(home.paths, 'linked')).rejects.toMatchObject({ code: 'invalid-input' });
    expect(await snapshot(outside)).toEqual(before);
  });
});

it('no environment is made behind a link that leads nowhere, to itself, or to a folder without one', async () => {
  await rm(join(outside, 'config.json'));
  await symlink('/nowhere/at/all', environmentFolder(home.paths, 'nowhere'));
  await symlink('itself', environmentFolder(home.paths, 'itself'));
  const before = await snapshot(outside);
  for (const name of ['linked', 'nowhere', 'itself']) {
    await expect(createEnvironment(home.paths, name), name).rejects.toMatchObject({
      code: 'invalid-input',
      message: expect.stringContaining('is a link to'),
    });
  }
  expect(await snapshot(outside)).toEqual(before);
  expect(await removeEnvironment(home.paths, 'itself')).toMatchObject({ name: 'itself' });
});
