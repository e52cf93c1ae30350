import { execFileSync } from 'node:child_process';
import { lstat, mkdir, mkdtemp, readFile, rm, symlink, truncate, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EnvironmentConfig } from '../../../electron/environments/config';
import { environmentDetails, environmentEntries } from '../../../electron/environments/store/list';
import { readEnvironment } from '../../../electron/environments/store/read';
import { renameEnvironment } from '../../../electron/environments/store/rename';
import {
  activeEnvironment,
  activeRuntime,
  setActiveRuntime,
  writeActive,
} from '../../../electron/environments/store/state-files';
import { withStoreLock } from '../../../electron/environments/store/store-lock';
import {
  configFile,
  environmentStateFile,
  runtimeStateFile,
  studioFolder,
} from '../../../electron/environments/store/store-paths';
import { removeEnvironment, restoreEnvironment } from '../../../electron/environments/store/trash';
import {
  existingEnvironment,
  saveEnvironment,
  setConfigAside,
} from '../../../electron/environments/store/write';
import { type AppPaths, appPaths } from '../../../electron/files/app-paths';
import { damagedFiles, whole } from './damaged-files';
import { snapshot } from './home-snapshot';
import { writeEnvironment } from './store-files';

const count = 1000;
const name = 'demo';
let home: string;
let paths: AppPaths;
let file: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'studio-home-'));
  paths = appPaths({ HOME: home }, 'linux');
  file = configFile(paths, name);
  await writeFile(join(home, '.bashrc'), '# mine');
  // With an R home of its own, so that no program is asked for one a thousand times.
  await writeEnvironment(paths, new EnvironmentConfig({ r_home: '/nowhere' }));
  await mkdir(join(file, '..'));
});
afterEach(() => rm(home, { recursive: true, force: true }));

const config = new EnvironmentConfig(whole).toDict();
/** All that reads or changes an environment's configuration. */
const uses: Readonly<Record<string, () => Promise<unknown>>> = {
  show: () => environmentDetails(paths, name, 'default'),
  start: () => existingEnvironment(paths, name),
  save: () => saveEnvironment(paths, config, { ...config, r_home: '/x' }),
  rename: () => renameEnvironment(paths, name, 'better'),
};

/** Each use fails with an error that names the file, and what else it must say; nothing in the home folder changes. */
async function isRefused(says: string, what: string): Promise<void> {
  const before = await snapshot(home, [studioFolder(paths)]);
  for (const [use, run] of Object.entries(uses)) {
    const error = await run().then(
      () => 'took it',
      (reason: unknown) => reason,
    );
    expect(error, `${use}: ${what}`).toMatchObject({
      code: 'invalid-input',
      where: file,
      message: expect.stringContaining(file),
      hint: expect.stringContaining('was not changed'),
    });
    expect((error as Error).message.replace(file, ''), `${use}: ${what}`).toContain(says);
  }
  const entry = (await environmentEntries(paths, 'default')).find((one) => one.name === name);
  expect(entry?.damaged, what).toMatchObject({ code: 'invalid-input', where: file });
  expect(await snapshot(home, [studioFolder(paths)]), what).toEqual(before);
}

it(`${count} damaged files: each is named with what is wrong in it, and is there unchanged`, async () => {
  const damages = damagedFiles(count, 4);
  expect(damages.filter(({ key }) => key !== null).length).toBeGreaterThan(300);
  for (const { bytes, key } of damages) {
    await writeFile(file, bytes);
    // A file that was written just now is given time to become whole.
    await utimes(file, 1, 1);
    await isRefused(key ?? '', `${bytes.length} bytes: ${bytes.toString('utf8', 0, 300)}`);
  }
});

describe('what is no file at all', () => {
  const fifo = () => void execFileSync('mkfifo', [file]);
  const places: Readonly<Record<string, readonly [() => unknown, string]>> = {
    'a folder': [() => mkdir(file), 'a folder'],
    'a folder with files': [() => mkdir(join(file, 'config.json'), { recursive: true }), 'a folder'],
    'a pipe': [fifo, 'not an ordinary file'],
    'a device that never ends': [() => symlink('/dev/zero', file), 'not an ordinary file'],
    'a link to nowhere': [() => symlink(join(home, 'nowhere'), file), 'which does not exist'],
    'a link to itself': [() => symlink('config.json', file), 'cannot be read'],
    'a link to a folder': [() => symlink(home, file), 'a folder'],
    'a link to a file that is none of ours': [() => symlink('../../../.bashrc', file), 'not JSON'],
    'a gigabyte': [
      () => writeFile(file, '{').then(() => truncate(file, 2 ** 30)),
      'bytes, but may have at most',
    ],
    'nine gigabytes': [
      () => writeFile(file, '{').then(() => truncate(file, 9 * 2 ** 30)),
      'bytes, but may have at most',
    ],
  };
  it.each(Object.entries(places))(
    '%s is told, and stays',
    async (what, [put, says]) => {
      await put();
      await isRefused(says, what);
      const aside = await setConfigAside(paths, name);
      await lstat(aside);
      expect((await readEnvironment(paths, name)).config.environment_name).toBe(name);
      expect((await lstat(file)).isFile()).toBe(true);
      expect(await readFile(join(home, '.bashrc'), 'utf8')).toBe('# mine');
    },
    5000,
  );

  it.runIf(process.getuid?.() !== 0)('a file that may not be read is told, and stays', async () => {
    await writeFile(file, JSON.stringify(whole), { mode: 0 });
    await isRefused('cannot be read', 'mode 0');
  });

  it('a link to a configuration elsewhere is read, but what it leads to is not written', async () => {
    const elsewhere = join(home, 'elsewhere.json');
    await writeFile(elsewhere, JSON.stringify(whole));
    await symlink(elsewhere, file);
    expect((await readEnvironment(paths, name)).config.toDict()).toEqual(whole);
    const before = await snapshot(home, [studioFolder(paths)]);
    const saving = saveEnvironment(paths, whole, { ...whole, r_home: '/x' });
    await expect(saving).rejects.toMatchObject({ where: file, message: expect.stringContaining(elsewhere) });
    expect(await snapshot(home, [studioFolder(paths)])).toEqual(before);
  });
});

describe('a damaged configuration', () => {
  const broken = Buffer.from('{"environment_name": "demo", "r_h\xff', 'latin1');
  beforeEach(() => writeFile(file, broken));

  it('is set aside only when asked, whole, and the defaults apply', async () => {
    const aside = await setConfigAside(paths, name);
    expect(await readFile(aside)).toEqual(broken);
    expect((await readEnvironment(paths, name)).config.toDict()).toEqual(
      new EnvironmentConfig({ environment_name: name }).toDict(),
    );
  });

  it('goes to the trash and comes back as it was, with its library', async () => {
    await mkdir(join(file, '..', 'Rlib', 'tiny'), { recursive: true });
    const before = await snapshot(join(file, '..'));
    const { id } = await removeEnvironment(paths, name);
    expect(await restoreEnvironment(paths, id)).toBe(name);
    expect(await snapshot(join(file, '..'))).toEqual(before);
  });
});

describe('a damaged state', () => {
  const contents = [
    '',
    '{',
    '[]',
    '{"active": 1, "active_runtime": []}',
    '\ufeff{}',
    '{"active": "a", "active": "b", "active_runtime": "c", "active_runtime": "d"}',
  ];
  it.each(contents)('%j: neither file is believed nor written over', async (content) => {
    const states = [
      [
        environmentStateFile(paths),
        () => activeEnvironment(paths),
        () => withStoreLock(paths, () => writeActive(paths, name)),
      ],
      [runtimeStateFile(paths), () => activeRuntime(paths), () => setActiveRuntime(paths, '/runtime')],
    ] as const;
    for (const [state, read, write] of states) {
      await writeFile(state, content);
      const error = { code: 'invalid-input', where: state, message: expect.stringContaining(state) };
      await expect(read()).rejects.toMatchObject(error);
      await expect(write()).rejects.toMatchObject(error);
      expect(await readFile(state, 'utf8')).toBe(content);
    }
  });
});
