import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EnvironmentConfig } from '../../../electron/environments/config';
import { readEnvironment } from '../../../electron/environments/store/read';
import type { EnvironmentConfigData } from '../../../shared/contract/system';
import { sampleConfigs } from '../../peer/arbitrary-configs';
import { type Attempt, given, useBrmspy } from '../../peer/brmspy';
import { writeEnvironment } from './store-files';
import { temporaryHome } from './temporary-home';

const brmspy = useBrmspy('files');
const ours = temporaryHome();
const count = 400;
const fileIn = (folder: string, name: string) => join(folder, 'environment', name, 'config.json');

/** What brmspy wrote for each, as bytes. */
async function writtenThere(configs: readonly EnvironmentConfigData[]): Promise<readonly Buffer[]> {
  const attempts = await brmspy.ask<readonly Attempt<string>[]>({ do: 'write configs', configs });
  return attempts.map((attempt) => Buffer.from(given(attempt), 'base64'));
}

/** As brmspy saves it: without its own switch. */
function saved({ env, ...rest }: EnvironmentConfigData): EnvironmentConfigData {
  const { BRMSPY_AUTOLOAD: _, ...kept } = env;
  return { ...rest, env: kept };
}

describe(`config.json: ${count} of brmspy's and ours`, { timeout: 600_000 }, () => {
  const configs = sampleConfigs(count, 20_260_301);

  it('are the same bytes', async () => {
    const theirs = await writtenThere(configs);
    for (const [i, config] of configs.entries()) {
      await writeEnvironment(ours.paths, config);
      const bytes = await readFile(fileIn(ours.paths.brmspy, config.environment_name));
      expect(bytes.equals(theirs[i] ?? Buffer.of()), `${bytes}\n\nbrmspy:\n${theirs[i]}`).toBe(true);
    }
  });

  it('mean the same here when brmspy wrote them, and are its bytes still when saved here unchanged', async () => {
    const theirs = await writtenThere(configs);
    for (const [i, config] of configs.entries()) {
      const { config: read, notes } = await readEnvironment(brmspy.paths, config.environment_name);
      expect(JSON.stringify(read.toDict())).toBe(JSON.stringify(saved(config)));
      expect(notes).toEqual([]);
      await writeEnvironment(brmspy.paths, read);
      const bytes = await readFile(fileIn(brmspy.paths.brmspy, config.environment_name));
      expect(bytes.equals(theirs[i] ?? Buffer.of())).toBe(true);
    }
  });

  it('mean the same to brmspy when we wrote them', async () => {
    const names = configs.map((config) => config.environment_name);
    for (const config of configs) await writeEnvironment(brmspy.paths, config);
    const read = await brmspy.ask<readonly Attempt<EnvironmentConfigData>[]>({ do: 'read configs', names });
    for (const [i, config] of configs.entries()) {
      expect(JSON.stringify(given(read[i]))).toBe(JSON.stringify(saved(config)));
    }
  });
});

describe('config.json between the two', () => {
  it('the order of variables that are whole numbers is brmspy’s still after a change here', async () => {
    const script = 'options(a = 1)';
    const text = `{"environment_name": "numbers", "r_home": null, "startup_scripts": ["${script}"], "runtime_path": null, "env": {"b": "1", "10": "2", "2": "3"}}`;
    const [theirs] = await brmspy.ask<readonly Attempt<string>[]>({ do: 'write texts', texts: [text] });
    const { config } = await readEnvironment(brmspy.paths, 'numbers');
    await writeEnvironment(brmspy.paths, { ...config.toDict(), startup_scripts: ['options(a = 2)'] });
    const expected = Buffer.from(given(theirs), 'base64').toString().replace(script, 'options(a = 2)');
    expect(await readFile(fileIn(brmspy.paths.brmspy, 'numbers'), 'utf8')).toBe(expected);
  });

  it('keys that neither knows stay as they are when we save, and brmspy reads the file', async () => {
    const known = new EnvironmentConfig({ environment_name: 'later' }).toDict();
    const unknown = '{"2": [1.0, 1e400, 12345678901234567890], "1": {"\u2028": null}}';
    const text = `{"future": ${unknown}, ${JSON.stringify(known).slice(1)}`;
    const file = fileIn(brmspy.paths.brmspy, 'later');
    await mkdir(join(file, '..'), { recursive: true });
    await writeFile(file, text);
    await writeEnvironment(brmspy.paths, { ...known, r_home: '/opt/R' });
    const after = await readFile(file, 'utf8');
    expect(after).toContain(`"future": ${unknown}`);
    const [read] = await brmspy.ask<readonly Attempt<EnvironmentConfigData>[]>({
      do: 'read configs',
      names: ['later'],
    });
    expect(given(read)).toEqual({ ...known, r_home: '/opt/R' });
  });

  it('a text that has no UTF-8 form, on which brmspy breaks its own file, is refused here', async () => {
    const config = new EnvironmentConfig({
      environment_name: 'lone',
      startup_scripts: ['x <- "\ud800"'],
    }).toDict();
    const [attempt] = await brmspy.ask<readonly Attempt<string>[]>({
      do: 'write configs',
      configs: [config],
    });
    expect(attempt).toEqual({ failed: expect.stringContaining('surrogates not allowed') });
    for (const bad of [
      config,
      { ...config, startup_scripts: [], r_home: '/\udc00' },
      { ...config, startup_scripts: [], env: { A: '\ud800' } },
    ]) {
      await expect(writeEnvironment(ours.paths, bad)).rejects.toMatchObject({ code: 'invalid-input' });
    }
  });
});
