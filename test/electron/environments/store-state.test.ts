import { readdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readEnvironment } from '../../../electron/environments/store/read';
import { startingEnvironment } from '../../../electron/environments/store/starting-environment';
import { activeEnvironment, setActive } from '../../../electron/environments/store/state-files';
import { createEnvironment } from '../../../electron/environments/store/write';
import { config, configOf, content, put } from './store-files';
import { temporaryHome } from './temporary-home';

const home = temporaryHome();
const state = 'environment_state.json';
const begin = (asked?: string) => startingEnvironment(home.paths, asked, false);

describe('the active environment', () => {
  it('is written as brmspy writes it', async () => {
    expect(await activeEnvironment(home.paths)).toBeNull();
    await setActive(home.paths, 'ä demo');
    expect(await content(home.paths, state)).toBe('{\n  "active": "ä demo"\n}');
    expect(await activeEnvironment(home.paths)).toBe('ä demo');
  });

  it('takes the place of a damaged file, which is kept under another name', async () => {
    await put(home.paths, state, '{"active": ');
    await expect(activeEnvironment(home.paths)).rejects.toMatchObject({ code: 'invalid-input' });
    const aside = await setActive(home.paths, 'demo');
    expect(aside).toMatch(/environment_state\.json\.damaged-\d+$/);
    expect(await content(home.paths, aside?.slice(home.paths.brmspy.length + 1) ?? '')).toBe('{"active": ');
    expect(await activeEnvironment(home.paths)).toBe('demo');
  });
});

describe('the environment of a start', () => {
  it('is the one that is asked for, else the active one, else "default"', async () => {
    await createEnvironment(home.paths, 'a');
    await createEnvironment(home.paths, 'b');
    expect(await begin()).toEqual({ name: 'default', note: null });
    await setActive(home.paths, 'a');
    expect(await begin()).toEqual({ name: 'a', note: null });
    expect(await begin('b')).toEqual({ name: 'b', note: null });
    await expect(begin('c')).rejects.toMatchObject({ code: 'invalid-input' });
  });

  it('is the active one under its new name where its renaming was broken off', async () => {
    await createEnvironment(home.paths, 'old');
    await setActive(home.paths, 'old');
    await rename(join(home.paths.brmspy, 'environment/old'), join(home.paths.brmspy, 'environment/new'));
    expect(await begin()).toEqual({ name: 'new', note: null });
    expect(await activeEnvironment(home.paths)).toBe('new');
    expect(await readEnvironment(home.paths, 'new')).toMatchObject({ notes: [] });
  });

  it('is none that two folders say they are, nor one that another folder only calls itself', async () => {
    for (const name of ['a', 'b']) {
      await put(home.paths, configOf(name), JSON.stringify(config('old')));
    }
    await setActive(home.paths, 'old');
    expect(await begin()).toMatchObject({ name: 'default' });
    await createEnvironment(home.paths, 'old');
    expect(await begin()).toEqual({ name: 'old', note: null });
  });

  it.each<[string, string, string | null]>([
    ['does not exist any more', '{"active": "gone"}', null],
    ['has a name that leads elsewhere', '{"active": "../../evil"}', null],
    ['is damaged', '{"active": "broken"}', '{'],
    ['is named by a damaged file', '{"active"', null],
    ['is named by no text', '{"active": 4}', null],
  ])('an active one that %s does not keep the app from starting, and it says so', async (_, text, config) => {
    await put(home.paths, state, text);
    if (config !== null) await put(home.paths, configOf('broken'), config);
    const { name, note } = await begin();
    expect(name).toBe('default');
    expect(note).toMatch(/^The active environment cannot be used: .*"default" is used\.$/);
    await expect(startingEnvironment(home.paths, undefined, true)).rejects.toMatchObject({
      code: 'invalid-input',
      hint: expect.stringContaining('--env'),
    });
    expect(await content(home.paths, state)).toBe(text);
    expect(await readdir(home.paths.brmspy)).not.toContain('.studio');
  });
});
