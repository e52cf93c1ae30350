import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { EnvironmentConfig } from '../../../../electron/environments/config';
import { findR } from '../../../../electron/environments/r-discovery';
import {
  activateRuntime,
  deactivateRuntime,
  removeRuntime,
} from '../../../../electron/environments/runtimes/activate-runtime';
import { fingerprintOf } from '../../../../electron/environments/runtimes/fingerprint';
import { FolderSizes } from '../../../../electron/environments/runtimes/folder-sizes';
import { listRuntimes } from '../../../../electron/environments/runtimes/list-runtimes';
import { readEnvironment } from '../../../../electron/environments/store/read';
import { saveEnvironment } from '../../../../electron/environments/store/write';
import { writeEnvironment } from '../store-files';
import { temporaryHome } from '../temporary-home';
import { runtimeEntries } from './fake-runtime';

const home = temporaryHome();
const runtimeAt = (name: string) => join(home.paths.brmspy, 'runtime', name);
const stateFile = () => join(home.paths.brmspy, 'runtime_state.json');
const activate = (name: string, environment: string) =>
  activateRuntime(home.paths, name, environment, (before, after) =>
    saveEnvironment(home.paths, before, after),
  );
const deactivate = (environment: string) =>
  deactivateRuntime(home.paths, environment, (before, after) => saveEnvironment(home.paths, before, after));
const list = (environment = 'demo') => listRuntimes(home.paths, environment, new FolderSizes());
const runtimeOf = async (environment: string) =>
  (await readEnvironment(home.paths, environment)).config.runtime_path;

/** Puts a whole runtime there, for this machine's R unless changed. */
async function put(version: string, changes: Parameters<typeof runtimeEntries>[1] = {}): Promise<string> {
  const r = await findR({ r_home: null });
  const about = { runtime_version: version, fingerprint: fingerprintOf(r), r_version: r.version, ...changes };
  const name = `${about.fingerprint}-${version}`;
  for (const { path, content, type } of runtimeEntries('', about)) {
    if (type === '5') continue;
    await mkdir(join(runtimeAt(name), path, '..'), { recursive: true });
    await writeFile(join(runtimeAt(name), path), content ?? '');
  }
  return name;
}

beforeEach(async () => {
  await writeEnvironment(home.paths, new EnvironmentConfig({ environment_name: 'demo', env: { A: '1' } }));
  await writeEnvironment(home.paths, new EnvironmentConfig({ environment_name: 'other' }));
});

describe('activating', () => {
  it('writes the environment’s configuration and brmspy’s state, and keeps all else in both', async () => {
    const name = await put('1.0');
    const config = join(home.paths.brmspy, 'environment', 'demo', 'config.json');
    const before = JSON.parse(await readFile(config, 'utf8'));
    await writeFile(config, JSON.stringify({ ...before, later: 2 ** 60, ä: [1.0] }, null, 2));
    await writeFile(stateFile(), '{"other": 1.0, "active_runtime": null}');
    await activate(name, 'demo');
    const path = runtimeAt(name);
    expect(JSON.parse(await readFile(config, 'utf8'))).toEqual({
      ...before,
      runtime_path: path,
      later: 2 ** 60,
      ä: [1],
    });
    expect(await readFile(stateFile(), 'utf8')).toBe(`{\n  "other": 1.0,\n  "active_runtime": "${path}"\n}`);
    expect(await list()).toMatchObject([
      { name, active: true, usable: true, usedBy: ['demo'], problems: [] },
    ]);
    await deactivate('demo');
    expect(await readFile(stateFile(), 'utf8')).toBe('{\n  "other": 1.0,\n  "active_runtime": null\n}');
    expect(await runtimeOf('demo')).toBeNull();
    await expect(deactivate('demo')).rejects.toThrow('uses no runtime');
  });

  it('leaves brmspy’s state alone where it names another runtime', async () => {
    const [one, two] = [await put('1.0'), await put('2.0')];
    await activate(one, 'demo');
    await activate(two, 'other');
    await deactivate('demo');
    expect(JSON.parse(await readFile(stateFile(), 'utf8'))).toEqual({ active_runtime: runtimeAt(two) });
  });

  it.each([
    [
      'made for another R',
      { fingerprint: 'linux-x86_64-r9.9', r_version: '9.9.0' },
      undefined,
      'It is made for linux-x86_64-r9.9',
    ],
    ['without its library', {}, 'Rlib', 'has no folder Rlib'],
    ['without CmdStan', {}, 'cmdstan', 'has no folder cmdstan'],
    ['without one of its packages', {}, 'Rlib/tiny', 'missing in its library: tiny'],
    ['without a manifest', {}, 'manifest.json', 'no file'],
  ])('refuses one %s, with the reason, and changes nothing', async (_, changes, gone, reason) => {
    const name = await put('1.0', changes);
    if (gone) await rm(join(runtimeAt(name), gone), { recursive: true });
    await expect(activate(name, 'demo')).rejects.toMatchObject({
      code: 'invalid-input',
      message: expect.stringContaining(reason),
    });
    expect(await runtimeOf('demo')).toBeNull();
    expect(await readdir(home.paths.brmspy)).not.toContain('runtime_state.json');
    const [info] = await list();
    expect(info).toMatchObject({ usable: false, active: false });
    expect(info?.problems.join(' ')).toContain(reason);
  });

  it('only remarks on packages that are of another version, or more', async () => {
    const name = await put('1.0');
    await writeFile(join(runtimeAt(name), 'Rlib/tiny/DESCRIPTION'), 'Package: tiny\nVersion: 1.5\n');
    await mkdir(join(runtimeAt(name), 'Rlib/extra'));
    await writeFile(join(runtimeAt(name), 'Rlib/extra/DESCRIPTION'), 'Package: extra\nVersion: 1\n');
    await activate(name, 'demo');
    expect((await list())[0]?.problems).toEqual([
      'Its library has other versions than its manifest: tiny (1.5, not 1.0).',
      'Its library has packages that its manifest does not list: extra.',
    ]);
  });

  it.each(['../runtime', '..', '', '/', 'gone', '_tmp_extract', '.hidden'])(
    'knows no runtime named %j',
    async (name) => {
      await put('1.0');
      await mkdir(runtimeAt('_tmp_extract'), { recursive: true });
      await mkdir(runtimeAt('.hidden'));
      await expect(activate(name, 'demo')).rejects.toThrow('There is no runtime named');
      await expect(removeRuntime(home.paths, name)).rejects.toThrow('There is no runtime named');
      expect((await list()).map((info) => info.name)).toHaveLength(1);
    },
  );
});

describe('removing', () => {
  it.runIf(process.platform === 'linux')(
    'waits for what still works with it, and is refused where that does not end',
    async () => {
      const name = await put('1.0');
      // As a fit that was started before its environment was given another runtime: it has loaded code from here.
      const program = join(runtimeAt(name), 'cmdstan', 'model');
      await copyFile('/bin/sleep', program);
      const child = spawn(program, ['60'], { stdio: 'ignore' });
      const ended = once(child, 'exit');
      await expect(removeRuntime(home.paths, name, 300)).rejects.toMatchObject({
        code: 'invalid-input',
        message: `The runtime ${name} is in use by the process ${child.pid}.`,
      });
      expect((await list()).map((info) => info.name)).toEqual([name]);
      const removing = removeRuntime(home.paths, name);
      child.kill();
      await Promise.all([removing, ended]);
      expect(await list()).toEqual([]);
    },
  );

  it('is refused while an environment uses it, by whichever path', async () => {
    const name = await put('1.0');
    await symlink(home.paths.brmspy, join(home.paths.home, 'link'));
    const config = new EnvironmentConfig({
      environment_name: 'demo',
      runtime_path: join(home.paths.home, 'link', 'runtime', name),
    });
    await writeEnvironment(home.paths, config);
    await expect(removeRuntime(home.paths, name)).rejects.toThrow(`The runtime ${name} is used by "demo".`);
    await deactivate('demo');
    await removeRuntime(home.paths, name);
    expect(await list()).toEqual([]);
    expect(await readdir(join(home.paths.brmspy, '.studio'))).toEqual([]);
  });

  it('takes it from brmspy, too, and removes a link, not what it leads to', async () => {
    const name = await put('1.0');
    await symlink(runtimeAt(name), runtimeAt('linked'));
    await writeFile(stateFile(), JSON.stringify({ active_runtime: runtimeAt(name) }));
    await removeRuntime(home.paths, 'linked');
    expect((await list()).map((info) => info.name)).toEqual([name]);
    await writeFile(stateFile(), JSON.stringify({ active_runtime: runtimeAt(name) }));
    await removeRuntime(home.paths, name);
    expect(JSON.parse(await readFile(stateFile(), 'utf8'))).toEqual({ active_runtime: null });
  });
});
