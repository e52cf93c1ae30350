import { chmod, lstat, mkdir, readdir, readlink, stat, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cloneEnvironment } from '../../../electron/environments/store/clone';
import { readEnvironment } from '../../../electron/environments/store/read';
import { sweepStaging } from '../../../electron/environments/store/staging';
import { createEnvironment } from '../../../electron/environments/store/write';
import { named } from '../files/identities';
import { config, configOf, content, exists, put, writeEnvironment } from './store-files';
import { temporaryHome } from './temporary-home';

const home = temporaryHome();
const at = (place: string) => join(home.paths.brmspy, place);
const clone = (name: string, to: string, signal = new AbortController().signal) =>
  cloneEnvironment(home.paths, name, to, signal);

/** An environment with a library of `count` packages. */
async function library(name: string, count: number): Promise<void> {
  await writeEnvironment(home.paths, config(name, { env: { A: 'b' }, startup_scripts: ['x <- 1'] }));
  for (let i = 0; i < count; i++) {
    await put(home.paths, `environment/${name}/Rlib/p${i}/DESCRIPTION`, `Package: p${i}`);
    await put(home.paths, `environment/${name}/Rlib/p${i}/libs/p.so`, 'x'.repeat(10_000));
  }
}

describe('cloning', () => {
  it('copies configuration, packages, modes and links; changes to the copy leave the original', async () => {
    await library('one', 3);
    await put(home.paths, `${configOf('one')}.damaged-1`, '{');
    await chmod(at('environment/one/Rlib/p0/libs/p.so'), 0o755);
    await symlink('p0', at('environment/one/Rlib/relative'));
    await symlink(at('environment/one/Rlib/p1'), at('environment/one/Rlib/absolute'));
    await symlink('/usr/share', at('environment/one/Rlib/outside'));
    await clone('one', 'two');
    expect((await readEnvironment(home.paths, 'two')).config.toDict()).toEqual(
      config('two', { env: { A: 'b' }, startup_scripts: ['x <- 1'] }),
    );
    expect((await readdir(at('environment/two'))).sort()).toEqual(['Rlib', 'config.json']);
    expect((await stat(at('environment/two/Rlib/p0/libs/p.so'))).mode & 0o777).toBe(0o755);
    const link = (name: string) => readlink(at(`environment/two/Rlib/${name}`));
    expect(await link('relative')).toBe('p0');
    expect(await link('absolute')).toBe(at('environment/two/Rlib/p1'));
    expect(await link('outside')).toBe('/usr/share');
    await put(home.paths, 'environment/two/Rlib/p0/DESCRIPTION', 'changed');
    expect(await content(home.paths, 'environment/one/Rlib/p0/DESCRIPTION')).toBe('Package: p0');
    expect(await readdir(at('.studio'))).toEqual([]);
  });

  it('keeps keys that are not ours', async () => {
    const text = JSON.stringify({ ...config('one'), future: 'x' });
    await put(home.paths, configOf('one'), text.replace('"x"', '1152921504606846977'));
    await clone('one', 'two');
    expect(await content(home.paths, configOf('two'))).toContain('"future": 1152921504606846977');
  });

  it('of "default" that is not on disk is an empty one', async () => {
    await clone('default', 'two');
    expect((await readEnvironment(home.paths, 'two')).config.toDict()).toEqual(config('two'));
  });

  it('refuses names that are bad or taken, and what is damaged or not there', async () => {
    await createEnvironment(home.paths, 'one');
    await put(home.paths, configOf('broken'), '{');
    const error = { code: 'invalid-input' };
    for (const [from, to] of [
      ['one', 'one'],
      ['one', 'ONE'],
      ['one', 'default'],
      ['one', '../x'],
      ['none', 'x'],
      ['broken', 'x'],
    ] as const) {
      await expect(clone(from, to), `${from} to ${to}`).rejects.toMatchObject(error);
    }
    expect((await readdir(at('environment'))).sort()).toEqual(['broken', 'one']);
  });

  it('that is cancelled leaves nothing', async () => {
    await library('one', 200);
    const controller = new AbortController();
    const copying = clone('one', 'two', controller.signal);
    const isCopying = async () => (await readdir(at('.studio'))).some((name) => name.startsWith('clone-'));
    while (!(await isCopying())) await new Promise((resolve) => setTimeout(resolve, 1));
    controller.abort();
    await expect(copying).rejects.toMatchObject({ code: 'cancelled' });
    expect(await exists(home.paths, 'environment/two')).toBe(false);
    expect(await readdir(at('.studio'))).toEqual([]);
  });

  it('what a killed process left is swept; what a living one is at stays, and what another machine may be at', async () => {
    for (const owner of Object.values(named))
      await put(home.paths, `.studio/clone-${owner}-00aa/config.json`, '{}');
    await mkdir(at('.studio/other'));
    await put(home.paths, 'environment/one/config.json.123', 'half');
    await sweepStaging(home.paths);
    const kept = [named.own, named.foreign].map((owner) => `clone-${owner}-00aa`);
    expect((await readdir(at('.studio'))).sort()).toEqual([...kept, 'other'].sort());
    // Young: it may be on its way.
    expect((await lstat(at('environment/one/config.json.123'))).isFile()).toBe(true);
  });
});
