import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Settings } from '../../../electron/projects/settings';
import { defaultPreferences } from '../../../shared/contract/preferences';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'studio-settings-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const network = { mirror: 'https://example.org', repositories: [], proxy: '', noProxy: '', certificate: '' };

it('what was saved is there at the next start', async () => {
  await (await Settings.open(folder)).saveNetwork(network);
  expect((await Settings.open(folder)).network).toEqual(network);
  expect(readdirSync(folder)).toEqual(['settings.json']);
});

it.each([
  '',
  '{"network": {"mirror": "https://exa',
  '{"network": 3}',
  '[]',
  '{"preferences": {"zoom": "big"}}',
  '{"preferences": []}',
])('a damaged file (%j) keeps nobody from starting, and is kept beside the new one', async (text) => {
  writeFileSync(join(folder, 'settings.json'), text);
  const settings = await Settings.open(folder);
  expect(settings.network.mirror).toBe('');
  await settings.saveNetwork(network);
  const aside = readdirSync(folder).find((name) => name.startsWith('settings.json.damaged-')) ?? '';
  expect(readFileSync(join(folder, aside), 'utf8')).toBe(text);
  expect((await Settings.open(folder)).network).toEqual(network);
});

describe('preferences', () => {
  const file = () => JSON.parse(readFileSync(join(folder, 'settings.json'), 'utf8'));

  it('are the defaults until they are changed, and only what was changed is written down', async () => {
    const settings = await Settings.open(folder);
    expect(settings.preferences).toEqual(defaultPreferences);
    await settings.savePreferences({ theme: 'dark', zoom: 1.25 });
    await settings.savePreferences({ zoom: 1, digits: 3, textFont: undefined });
    expect(settings.preferences).toEqual({ ...defaultPreferences, theme: 'dark', digits: 3 });
    expect((await Settings.open(folder)).preferences).toEqual(settings.preferences);
    expect(file().preferences).toEqual({ theme: 'dark', digits: 3 });
  });

  it('keeps what it does not know, in the file and among preferences', async () => {
    const strange = { future: { a: [1] }, preferences: { language: 'de', theme: 'dark' } };
    writeFileSync(join(folder, 'settings.json'), JSON.stringify(strange));
    const settings = await Settings.open(folder);
    expect(settings.preferences).toEqual({ ...defaultPreferences, theme: 'dark' });
    await settings.savePreferences({ theme: 'light' });
    await settings.saveNetwork(network);
    expect(file()).toMatchObject({ future: { a: [1] }, preferences: { language: 'de', theme: 'light' } });
  });

  it('loses nothing that another process has written meanwhile, and nothing of two changes at once', async () => {
    const [window, command] = [await Settings.open(folder), await Settings.open(folder)];
    await command.saveNetwork(network);
    await Promise.all([
      window.savePreferences({ theme: 'dark' }),
      window.savePreferences({ digits: 4 }),
      window.opened(folder, 'Somewhere'),
    ]);
    expect(file()).toMatchObject({ network, preferences: { theme: 'dark', digits: 4 }, lastProject: folder });
    expect(window.network).toEqual(network);
  });

  it('refuses a change where the file cannot be read, which may be whole', async () => {
    mkdirSync(join(folder, 'settings.json'), { recursive: true });
    const settings = await Settings.open(folder);
    await expect(settings.savePreferences({ theme: 'dark' })).rejects.toMatchObject({
      code: 'invalid-input',
    });
    expect(readdirSync(folder).filter((name) => name.startsWith('settings.json'))).toEqual(['settings.json']);
  });

  it('keeps what is known where the file is damaged or gone while the app runs', async () => {
    const settings = await Settings.open(folder);
    await settings.savePreferences({ theme: 'dark' });
    writeFileSync(join(folder, 'settings.json'), '{"preferences": {"theme": "da');
    await settings.savePreferences({ digits: 4 });
    expect(file().preferences).toEqual({ theme: 'dark', digits: 4 });
    expect(readdirSync(folder)).toHaveLength(2);
    rmSync(join(folder, 'settings.json'));
    await settings.savePreferences({ zoom: 2 });
    expect(file().preferences).toEqual({ theme: 'dark', digits: 4, zoom: 2 });
  });

  it('tells of changes that others make, not of its own', async () => {
    const settings = await Settings.open(folder);
    const stop = new AbortController();
    const heard = vi.fn(() => settings.preferences.theme);
    settings.watch(heard, stop.signal);
    await settings.savePreferences({ theme: 'light' });
    await settings.saveNetwork(network);
    await (await Settings.open(folder)).savePreferences({ theme: 'dark' });
    await vi.waitFor(() => expect(heard).toHaveReturnedWith('dark'), { timeout: 5000 });
    expect(heard).toHaveBeenCalledTimes(1);
    stop.abort();
    await (await Settings.open(folder)).savePreferences({ theme: 'light' });
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(heard).toHaveBeenCalledTimes(1);
  });
});

it('a home that cannot be written to keeps nobody from starting; what could not be saved does not count as saved', async () => {
  writeFileSync(join(folder, 'file'), '');
  const settings = await Settings.open(join(folder, 'file', 'brms-studio'));
  await expect(settings.saveNetwork(network)).rejects.toThrow();
  expect(settings.network.mirror).toBe('');
});
