import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type App, createApp } from '../../../electron/app/app';
import { browserWindow } from '../../../electron/ipc/window-host';
import { createClient } from '../../../shared/contract/client';
import { eventually } from '../eventually';
import { memoryPair } from '../ipc/memory-pair';
import { workerFolder } from '../session/real-worker';

let home: string;
let app: App;
const at = (name: string) => join(home, name);

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'open-anyway-'));
});
afterEach(async () => {
  await app.close();
  rmSync(home, { recursive: true });
});

/** A window of an app whose settings are in `config`. */
async function openWindow(config: string) {
  const paths = { home, config, brmspy: at('brmspy'), cache: at('cache'), projects: at('projects') };
  app = await createApp({ headless: true, resources: { worker: workerFolder }, paths });
  const pair = memoryPair();
  const client = createClient(pair.renderer);
  const warnings: string[] = [];
  client.on('app.warning', ({ message }) => warnings.push(message));
  app.connect(pair.main, browserWindow());
  return { client, warnings };
}

// A folder in a file's place, and one in which the system makes nothing: neither can be written, by nobody.
describe.each([
  ['below a file', () => at('file/config')],
  ...(process.platform === 'linux' ? [['below /proc', () => '/proc/brms-studio'] as const] : []),
] as const)('where settings cannot be written, %s', (_name, config) => {
  beforeEach(() => writeFileSync(at('file'), ''));

  it('projects can be made, closed, opened, renamed, trusted and copied all the same, with a warning', async () => {
    const { client, warnings } = await openWindow(config());
    const made = await client.call('project.create', { name: 'Mine' });
    expect(made).toMatchObject({ path: join(at('projects'), 'Mine'), trusted: true });
    await eventually(() => expect(warnings).toHaveLength(2));
    expect(warnings.sort()).toEqual([
      expect.stringMatching(
        /^That this project is trusted could not be saved, .*: Settings cannot be changed/,
      ),
      expect.stringMatching(/^The list of recent projects could not be saved: Settings cannot be changed/),
    ]);
    await client.call('project.rename', { name: 'Yours' });
    await client.call('project.close', undefined);
    const opened = await client.call('project.open', { path: made.path });
    expect(opened).toMatchObject({ name: 'Yours', trusted: false });
    expect(await client.call('project.trust', undefined)).toMatchObject({ trusted: true });
    await client.call('project.saveCopy', { path: at('copy') });
    expect(existsSync(at('copy/project.brmsproj'))).toBe(true);
    expect(await client.call('project.recent', undefined)).toEqual([]);
  });

  it('what the user asks to be saved there fails, and says why', async () => {
    const { client } = await openWindow(config());
    await expect(client.call('preferences.save', { digits: 3 })).rejects.toMatchObject({
      code: 'invalid-input',
      message: expect.stringContaining('Settings cannot be changed'),
      hint: expect.stringContaining('a folder that you may write to'),
    });
  });
});

describe('an open that is refused', () => {
  it('leaves the window with the project that it had', async () => {
    const { client } = await openWindow(at('config'));
    const { path } = await client.call('project.create', { name: 'Mine' });
    mkdirSync(at('broken'));
    writeFileSync(at('broken/project.brmsproj'), '{');
    for (const wrong of [at('broken'), at('nothing'), at('config/settings.json'), '/proc/x', '/dev/null'])
      await expect(client.call('project.open', { path: wrong })).rejects.toMatchObject({
        code: 'invalid-input',
      });
    await client.call('project.rename', { name: 'Still mine' });
    const recent = await client.call('project.recent', undefined);
    expect(recent).toMatchObject([{ path, name: 'Still mine' }]);
  });

  it('leaves a window without a project without one', async () => {
    const { client } = await openWindow(at('config'));
    await expect(client.call('project.open', { path: at('nothing') })).rejects.toThrow(
      'no Brms Studio project',
    );
    await expect(client.call('project.rename', { name: 'x' })).rejects.toThrow('No project is open.');
  });
});

describe('a project that cannot be made', () => {
  it('leaves nothing, whatever is in the way', async () => {
    const { client } = await openWindow(at('config'));
    await expect(client.call('project.create', { name: 'a\u0000b' })).rejects.toMatchObject({
      code: 'invalid-input',
    });
    expect(existsSync(at('projects'))).toBe(false);
    writeFileSync(at('projects'), 'a file');
    await expect(client.call('project.create', { name: 'Mine' })).rejects.toMatchObject({
      code: 'invalid-input',
      message: `${at('projects')} is a file, not a folder.`,
    });
    await expect(app.services.projects.create('/proc/x/y', 'Mine')).rejects.toThrow(
      'No folder can be made in /proc.',
    );
    await expect(app.services.projects.create(at('projects'), 'Mine')).rejects.toThrow(
      'is a file, not a folder',
    );
    expect(readdirSync(home).sort()).toEqual(['config', 'projects']);
  });

  it('and one in a folder of the user’s own leaves what was there', async () => {
    await openWindow(at('config'));
    mkdirSync(at('own/fits'), { recursive: true });
    writeFileSync(at('own/fits/mine.txt'), 'mine');
    // A folder in the place of the project's file.
    writeFileSync(at('own/models'), 'a file in the way');
    await expect(app.services.projects.create(at('own'), 'Mine')).rejects.toThrow('is a file, not a folder');
    expect(readdirSync(at('own'), { recursive: true }).sort()).toEqual(['fits', 'fits/mine.txt', 'models']);
  });
});
