import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CommandResult, OptionValues } from '../../../electron/commands/command';
import { envCommands } from '../../../electron/commands/env/commands';
import { libraryFolder } from '../../../electron/environments/store/store-paths';
import { temporaryHome } from '../environments/temporary-home';

const home = temporaryHome();
const told: string[] = [];
beforeEach(() => {
  vi.stubEnv('HOME', home.paths.home);
  told.length = 0;
});
afterEach(() => vi.unstubAllEnvs());

/** `env NAME …` as the command line runs it; no command here starts the app's services. */
async function env(
  name: string,
  args: readonly string[] = [],
  options: OptionValues = {},
): Promise<CommandResult> {
  const command = envCommands.find((each) => each.name === `env ${name}`);
  const result = await command?.run({
    args,
    options,
    studio: () => Promise.reject(new Error('the services are not needed')),
    tell: (text) => void told.push(text),
    print: () => Promise.resolve(),
    resources: { worker: '', page: '', preload: '', icon: '', analysisThread: '' },
    signal: new AbortController().signal,
    holdExit: () => undefined,
  });
  if (!result) throw new Error(`env ${name} gave nothing`);
  return result;
}
const refused = (message: string) => ({ code: 'invalid-input', message: expect.stringContaining(message) });

describe('env', () => {
  it('creates, shows, clones, renames, activates and lists', async () => {
    expect((await env('create', ['demo'])).json).toMatchObject({ saved: true, active: false, notes: [] });
    await env('clone', ['demo', 'copy']);
    for (const name of ['demo', 'copy']) expect(await readdir(libraryFolder(home.paths, name))).toEqual([]);
    await env('activate', ['copy']);
    expect((await env('rename', ['copy', 'new'])).json).toMatchObject({ active: true });
    expect((await env('show')).json).toMatchObject({ config: { environment_name: 'new' }, active: true });
    const list = await env('list');
    expect(list.json).toMatchObject([{ name: 'default' }, { name: 'demo' }, { name: 'new', active: true }]);
    expect(list.text).toMatch(
      /^ {2}default {2}R .*\n {2}demo {2}R .*\n\* new {2}R .*, 0 packages of its own$/,
    );
    await expect(env('show', ['none'])).rejects.toMatchObject(refused('There is no environment'));
    await expect(env('activate', ['none'])).rejects.toMatchObject(refused('There is no environment'));
    await expect(env('clone', ['demo', 'new'])).rejects.toMatchObject(refused('already'));
  });

  it('removes into the trash, restores by id or name, and empties it', async () => {
    for (let i = 0; i < 2; i++) {
      await env('create', ['demo']);
      await env('remove', ['demo']);
    }
    const trash = (await env('trash')).json as readonly { readonly id: string; readonly deletedAt: number }[];
    expect(trash).toHaveLength(2);
    // By its name the one that was removed last.
    expect((await env('restore', ['demo'])).json).toEqual({ name: 'demo' });
    expect(((await env('trash')).json as readonly { readonly id: string }[]).map(({ id }) => id)).toEqual([
      trash[1]?.id,
    ]);
    expect((await env('restore', [trash[1]?.id ?? ''], { as: 'other' })).json).toEqual({ name: 'other' });
    await expect(env('restore', ['demo'])).rejects.toMatchObject(refused('The trash has no environment'));
    const { json } = await env('remove', ['other']);
    expect((await env('trash', [], { empty: true })).json).toEqual({
      deleted: [(json as { id: string }).id],
    });
    expect((await env('trash')).text).toBe('The trash is empty.');
    await expect(env('remove', ['default'])).rejects.toMatchObject(refused('cannot be deleted'));
  });

  it('sets every key, from the command line and from files, and takes each away again', async () => {
    await env('create', ['demo']);
    const [first, second] = ['a', 'b'].map((name) => join(home.paths.home, `${name}.R`));
    await writeFile(first ?? '', 'x <- "ä"\n');
    await writeFile(second ?? '', 'y <- 2');
    const set = async (...assignments: string[]) => (await env('set', ['demo', ...assignments])).json;
    expect(
      await set(
        'r_home=/opt/R',
        'runtime_path=/run',
        'env.A=b=c',
        'env.Ä=',
        'env.B=2',
        `startup_scripts=${first}`,
        `startup_scripts=${second}`,
      ),
    ).toMatchObject({
      config: {
        r_home: '/opt/R',
        runtime_path: '/run',
        env: { A: 'b=c', B: '2' },
        startup_scripts: ['x <- "ä"\n', 'y <- 2'],
      },
      rHome: null,
    });
    await set('env.API_KEY=hidden');
    const shown = await env('show', ['demo']);
    expect(shown.text).toContain('env.API_KEY=••••••••');
    expect(shown.text).toContain('env.B=2');
    expect(shown.text).not.toContain('hidden');
    await set('env.API_KEY=');
    expect(shown.text).toContain('R: not found, as r_home says (/opt/R)');
    expect(shown.text).toContain('  startup script 2:\n    y <- 2');
    expect(await set('r_home=', 'runtime_path=', 'env.A=', 'env.B=3', 'startup_scripts=')).toMatchObject({
      config: { r_home: null, runtime_path: null, env: { B: '3' }, startup_scripts: [] },
    });
  });

  it('refuses what sets nothing, and changes nothing then', async () => {
    await env('create', ['demo']);
    const file = join(home.paths.brmspy, 'environment/demo/config.json');
    const before = await readFile(file, 'utf8');
    const set = (...assignments: string[]) => env('set', ['demo', 'env.A=b', ...assignments]);
    for (const wrong of ['foo', 'foo=1', 'env=1', 'env.=1', '=x', 'environment_name=x', 'R_HOME=/x']) {
      await expect(set(wrong), wrong).rejects.toMatchObject({ ...refused(wrong), where: 'command line' });
    }
    await writeFile(join(home.paths.home, 'bad.R'), Uint8Array.of(0xff, 0xfe));
    await expect(set(`startup_scripts=${home.paths.home}/bad.R`)).rejects.toMatchObject(refused('UTF-8'));
    await expect(set('startup_scripts=/nowhere.R')).rejects.toMatchObject(refused('cannot be read'));
    await expect(set('env.B=a\0b')).rejects.toMatchObject({ code: 'invalid-input', where: 'env' });
    expect(await readFile(file, 'utf8')).toBe(before);
  });

  it('lists and activates where the active one is gone or its file is damaged, and says so', async () => {
    await env('create', ['demo']);
    const file = join(home.paths.brmspy, 'environment_state.json');
    await writeFile(file, '{"active": "gone"}');
    await env('list');
    expect(told).toEqual([expect.stringContaining('"gone" does not exist')]);
    await writeFile(file, '{"active"');
    await env('list');
    await env('activate', ['demo']);
    expect(told.slice(1)).toEqual([
      expect.stringContaining('is damaged'),
      expect.stringContaining('environment_state.json was damaged and was renamed to '),
    ]);
    expect(await readFile(file, 'utf8')).toBe('{\n  "active": "demo"\n}');
  });
});
