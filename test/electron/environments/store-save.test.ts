import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { mergeConfig } from '../../../electron/environments/store/merge-config';
import { readEnvironment } from '../../../electron/environments/store/read';
import {
  createEnvironment,
  saveEnvironment,
  setConfigAside,
} from '../../../electron/environments/store/write';
import type { EnvironmentConfigData } from '../../../shared/contract/system';
import { config, configOf, content, put, writeEnvironment } from './store-files';
import { temporaryHome } from './temporary-home';

const home = temporaryHome();
const base = config('demo', { r_home: '/r', startup_scripts: ['a', 'b'], env: { A: '1', B: '2', C: '3' } });
const read = async () => (await readEnvironment(home.paths, 'demo')).config.toDict();

/** What is on disk after both have changed `base`: another program, then the editor. */
async function save(theirs: Partial<EnvironmentConfigData>, ours: Partial<EnvironmentConfigData>) {
  await writeEnvironment(home.paths, { ...base, ...theirs });
  await saveEnvironment(home.paths, base, { ...base, ...ours });
  return read();
}

describe('saving what was edited', () => {
  it('keeps what another program has changed meanwhile, key by key and variable by variable', async () => {
    const saved = await save(
      { runtime_path: '/run', env: { A: '1', B: 'theirs', D: 'new' } },
      { r_home: null, env: { A: 'ours', B: '2', C: '3', E: 'too' } },
    );
    expect(saved).toEqual({
      ...base,
      r_home: null,
      runtime_path: '/run',
      env: { A: 'ours', B: 'theirs', D: 'new', E: 'too' },
    });
    expect(Object.keys(saved.env)).toEqual(['A', 'B', 'D', 'E']);
  });

  it('takes the same change of both once', async () => {
    const change = { startup_scripts: ['c'], env: { A: '1' } };
    expect(await save(change, change)).toEqual({ ...base, ...change });
  });

  it.each<[string, Partial<EnvironmentConfigData>, Partial<EnvironmentConfigData>]>([
    ['r_home', { r_home: '/theirs' }, { r_home: '/ours' }],
    ['runtime_path', { runtime_path: '/theirs' }, { runtime_path: '/ours' }],
    ['startup_scripts', { startup_scripts: ['a'] }, { startup_scripts: ['b', 'a'] }],
    ['env.A', { env: { ...base.env, A: 'theirs' } }, { env: { ...base.env, A: 'ours' } }],
    ['env.A', { env: { ...base.env, A: 'theirs' } }, { env: { B: '2', C: '3' } }],
    ['env.N', { env: { ...base.env, N: 'theirs' } }, { env: { ...base.env, N: 'ours' } }],
  ])('is refused where both changed %s, and theirs stays', async (where, theirs, ours) => {
    await expect(save(theirs, ours)).rejects.toMatchObject({ code: 'invalid-input', where });
    expect(await read()).toEqual({ ...base, ...theirs });
  });

  it('tells no values of a variable that may hold a secret', () => {
    const of = (value: string) => config('demo', { env: { API_KEY: value, A: value } });
    const conflict = (key: string) => {
      const only = (value: string) => config('demo', { env: { [key]: value } });
      return () => mergeConfig(of('1'), only('mine'), only('theirs'));
    };
    expect(conflict('API_KEY')).toThrow(/^“env\.API_KEY” was changed by another program meanwhile\.$/);
    expect(conflict('A')).toThrow('it is now "theirs", and you changed it to "mine"');
  });

  it('keeps keys that are not ours to the byte: numbers, order, nesting', async () => {
    const future =
      '{\n    "b": [1152921504606846977, 1.0, 1e400],\n    "1": {"x": null},\n    "a": "ü\\u0007"\n  }';
    const text = `{\n  "future": ${future},\n  "r_home": "/r",\n  "environment_name": "demo",\n  "env": {},\n  "startup_scripts": [],\n  "runtime_path": null,\n  "__proto__": {"x": 1}\n}`;
    await put(home.paths, configOf('demo'), text);
    const before = await read();
    await saveEnvironment(home.paths, before, { ...before, r_home: null });
    const after = await content(home.paths, configOf('demo'));
    expect(after).toContain(`"future": ${future}`);
    expect(after).toContain('"__proto__": {"x": 1}');
    expect(after.replace(/,\n {2}"future"[\s\S]*$/, '\n}')).toBe(
      '{\n  "environment_name": "demo",\n  "r_home": null,\n  "startup_scripts": [],\n  "runtime_path": null,\n  "env": {}\n}',
    );
  });

  it('writes nothing where nothing changes', async () => {
    await writeEnvironment(home.paths, base);
    const file = join(home.paths.brmspy, configOf('demo'));
    const before = await stat(file);
    await saveEnvironment(home.paths, base, base);
    expect((await stat(file)).ino).toBe(before.ino);
  });

  it('makes "default" where nothing is on disk, but no other one', async () => {
    const standard = config('default');
    await saveEnvironment(home.paths, standard, { ...standard, env: { A: 'b' } });
    expect((await readEnvironment(home.paths, 'default')).config.env).toEqual({ A: 'b' });
    await expect(saveEnvironment(home.paths, base, base)).rejects.toMatchObject({ code: 'invalid-input' });
    expect(await readdir(join(home.paths.brmspy, 'environment'))).toEqual(['default']);
  });

  it('refuses another name, a bad variable, and a damaged file', async () => {
    await createEnvironment(home.paths, 'demo');
    const now = await read();
    const refuse = (after: EnvironmentConfigData, where: string) =>
      expect(saveEnvironment(home.paths, now, after)).rejects.toMatchObject({ code: 'invalid-input', where });
    await refuse({ ...now, environment_name: 'other' }, 'environment_name');
    await refuse({ ...now, env: { 'A=B': 'x' } }, 'env');
    const file = await put(home.paths, configOf('demo'), '{"r_home": 4');
    await refuse({ ...now, r_home: '/r' }, file);
    expect(await content(home.paths, configOf('demo'))).toBe('{"r_home": 4');
  });
});

describe('setting a damaged file aside', () => {
  it('keeps it under another name, and the defaults apply', async () => {
    await put(home.paths, configOf('demo'), '{"r_home": "/my');
    const aside = await setConfigAside(home.paths, 'demo');
    expect(aside).toMatch(/config\.json\.damaged-\d+$/);
    expect(await content(home.paths, aside.slice(home.paths.brmspy.length + 1))).toBe('{"r_home": "/my');
    expect(await read()).toEqual(config('demo'));
  });

  it('is refused for a whole one, and for one that is not there', async () => {
    await createEnvironment(home.paths, 'demo');
    const error = { code: 'invalid-input' };
    await expect(setConfigAside(home.paths, 'demo')).rejects.toMatchObject(error);
    await expect(setConfigAside(home.paths, 'none')).rejects.toMatchObject(error);
    await expect(setConfigAside(home.paths, 'default')).rejects.toMatchObject(error);
    expect(await read()).toEqual(config('demo'));
  });
});
