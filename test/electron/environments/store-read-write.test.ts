import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EnvironmentConfig } from '../../../electron/environments/config';
import { environmentDetails } from '../../../electron/environments/store/list';
import { listEnvironments, readEnvironment } from '../../../electron/environments/store/read';
import { saveEnvironment } from '../../../electron/environments/store/write';
import { writeEnvironment } from './store-files';
import { temporaryHome } from './temporary-home';

const home = temporaryHome();
const fileOf = (name: string) => join(home.paths.brmspy, 'environment', name, 'config.json');
async function put(name: string, content: string | Uint8Array): Promise<string> {
  await mkdir(join(fileOf(name), '..'), { recursive: true });
  await writeFile(fileOf(name), content);
  return fileOf(name);
}

describe('reading', () => {
  it('the default environment exists without a file, and nothing is made on disk', async () => {
    const read = await readEnvironment(home.paths, 'default');
    expect(read).toMatchObject({ saved: false, notes: [] });
    expect(read.config.toDict()).toEqual(new EnvironmentConfig().toDict());
    await expect(stat(home.paths.brmspy)).rejects.toThrow();
  });

  it('another one must be there', async () => {
    await writeEnvironment(home.paths, new EnvironmentConfig({ environment_name: 'demo' }));
    await expect(readEnvironment(home.paths, 'dome')).rejects.toMatchObject({
      code: 'invalid-input',
      message: 'There is no environment named "dome".',
      hint: 'There are: default, demo.',
    });
    await expect(readEnvironment(home.paths, '../x')).rejects.toMatchObject({ code: 'invalid-input' });
  });

  it('the folder’s name counts where the file names another', async () => {
    await put('mine', JSON.stringify(new EnvironmentConfig({ environment_name: 'other' }).toDict()));
    const read = await readEnvironment(home.paths, 'mine');
    expect(read.config.environment_name).toBe('mine');
    expect(read.notes).toEqual([expect.stringContaining('has the name "other"')]);
  });

  it.each([
    ['', 'it is empty'],
    ['{"environment_name": "default", "r_h', 'it is not JSON'],
    ['[]', 'is not a JSON object'],
    ['null', 'is not a JSON object'],
    ['{}', '"env" are missing'],
    [
      '{"environment_name": null, "r_home": null, "startup_scripts": [], "runtime_path": null, "env": {}}',
      'name',
    ],
    [Uint8Array.of(0x7b, 0xff, 0x7d), 'not JSON in UTF-8'],
    ['['.repeat(200_000), 'not JSON'],
  ])('a damaged file (%#) is named, and neither reading nor writing touches it', async (content, reason) => {
    const file = await put('default', content);
    const before = await readFile(file);
    const error = { code: 'invalid-input', where: file, message: expect.stringContaining(reason) };
    await expect(readEnvironment(home.paths, 'default')).rejects.toMatchObject(error);
    const plain = new EnvironmentConfig().toDict();
    await expect(saveEnvironment(home.paths, plain, plain)).rejects.toMatchObject(error);
    expect(await readFile(file)).toEqual(before);
  });
});

describe('writing', () => {
  it('gives back what was written, in a file that others can read, and leaves nothing else behind', async () => {
    const config = new EnvironmentConfig({
      environment_name: 'ä demo',
      startup_scripts: ['x <- 1\n'],
      env: { A: 'b' },
    });
    await writeEnvironment(home.paths, config);
    expect((await readEnvironment(home.paths, 'ä demo')).config).toEqual(config);
    expect((await stat(fileOf('ä demo'))).mode & 0o777).toBe(0o644);
    expect(await readdir(join(fileOf('ä demo'), '..'))).toEqual(['Rlib', 'config.json']);
  });

  it('keeps keys that another program put into the file', async () => {
    const dict = new EnvironmentConfig({ environment_name: 'demo' }).toDict();
    const file = await put('demo', JSON.stringify({ future: { a: [1, 'ü'] }, ...dict }));
    await writeEnvironment(home.paths, new EnvironmentConfig({ ...dict, r_home: '/usr/lib/R' }));
    const after = JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>;
    expect(after).toEqual({ ...dict, r_home: '/usr/lib/R', future: { a: [1, 'ü'] } });
  });

  it('refuses a bad config before anything is made', async () => {
    const bad = new EnvironmentConfig({ environment_name: '../../evil' }).toDict();
    await expect(saveEnvironment(home.paths, bad, bad)).rejects.toMatchObject({ code: 'invalid-input' });
    await expect(stat(home.paths.brmspy)).rejects.toThrow();
  });

  it('many at once leave one whole file that has all of them', async () => {
    const plain = new EnvironmentConfig().toDict();
    const all = Array.from({ length: 20 }, (_, i) => [`V${i}`, String(i).repeat(i + 1)] as const);
    await Promise.all(
      all.map(([name, value]) => saveEnvironment(home.paths, plain, { ...plain, env: { [name]: value } })),
    );
    expect((await readEnvironment(home.paths, 'default')).config.env).toEqual(Object.fromEntries(all));
    expect(await readdir(join(fileOf('default'), '..'))).toEqual(['Rlib', 'config.json']);
  });
});

describe('lists and shows', () => {
  it('environments, safe names only', async () => {
    await writeEnvironment(home.paths, new EnvironmentConfig({ environment_name: 'b' }));
    await mkdir(join(home.paths.brmspy, 'environment', '.trash'), { recursive: true });
    await mkdir(join(home.paths.brmspy, 'environment', 'empty'), { recursive: true });
    expect(await listEnvironments(home.paths)).toEqual(['b', 'default']);
    const details = await environmentDetails(home.paths, 'b', 'default');
    expect(details).toMatchObject({
      saved: true,
      libraryPath: join(details.path, 'Rlib'),
      path: join(fileOf('b'), '..'),
    });
    expect(details.rHome).toMatch(/R/);
  });
  it('no R home where the configured one is wrong', async () => {
    await writeEnvironment(home.paths, new EnvironmentConfig({ environment_name: 'b', r_home: '/nowhere' }));
    expect((await environmentDetails(home.paths, 'b', 'default')).rHome).toBeNull();
  });
});
