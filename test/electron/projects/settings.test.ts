import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Settings } from '../../../electron/projects/settings';

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

it.each(['', '{"network": {"mirror": "https://exa', '{"network": 3}', '[]'])(
  'a damaged file (%j) keeps nobody from starting, and is kept beside the new one',
  async (text) => {
    writeFileSync(join(folder, 'settings.json'), text);
    const settings = await Settings.open(folder);
    expect(settings.network.mirror).toBe('');
    await settings.saveNetwork(network);
    const aside = readdirSync(folder).find((name) => name.startsWith('settings.json.damaged-')) ?? '';
    expect(readFileSync(join(folder, aside), 'utf8')).toBe(text);
    expect((await Settings.open(folder)).network).toEqual(network);
  },
);

it('two processes that save different things lose nothing of each other, and neither do two changes at once', async () => {
  const [app, command] = [await Settings.open(folder), await Settings.open(folder)];
  await command.saveNetwork(network);
  await Promise.all([app.opened('/a', 'A'), app.opened('/b', 'B')]);
  const after = await Settings.open(folder);
  expect(after.network).toEqual(network);
  expect(after.recent().map(({ name }) => name)).toEqual(['B', 'A']);
});

it('a home that cannot be written to keeps nobody from starting; what could not be saved does not count as saved', async () => {
  writeFileSync(join(folder, 'file'), '');
  const settings = await Settings.open(join(folder, 'file', 'brms-studio'));
  await expect(settings.saveNetwork(network)).rejects.toThrow();
  expect(settings.network.mirror).toBe('');
});
