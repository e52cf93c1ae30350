import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createStudio, type Studio } from '../../../electron/app/studio';
import { appPaths } from '../../../electron/files/app-paths';
import { createHandlers } from '../../../electron/handlers/handlers';
import type { WindowState } from '../../../electron/handlers/window-state';
import { createRouter } from '../../../electron/ipc/router';
import { browserWindow, type WindowHost } from '../../../electron/ipc/window-host';
import { type Client, createClient } from '../../../shared/contract/client';
import { memoryPair } from '../ipc/memory-pair';
import { workerFolder } from '../session/real-worker';

let home: string;
let studio: Studio;
beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'shell-handlers-'));
  const paths = appPaths({ HOME: home }, 'linux');
  studio = await createStudio({ headless: true, resources: { worker: workerFolder }, paths });
});
afterEach(async () => {
  await studio.close();
  rmSync(home, { recursive: true });
});

/** A window of the app whose host answers as `given`, with what it was told to show. */
function openWindow(given: Partial<WindowHost> = {}): { client: Client; shown: (string | null)[] } {
  const shown: (string | null)[] = [];
  const host: WindowHost = {
    ...browserWindow(),
    showProject: (project) => shown.push(project?.path ?? null),
    ...given,
  };
  const pair = memoryPair();
  createRouter<WindowState>(createHandlers(studio)).connect(pair.main, { project: null, host });
  return { client: createClient(pair.renderer), shown };
}

describe('data that a person chooses in the window’s own dialog', () => {
  it('is imported, without an open project into a new one of its name', async () => {
    const [one, two] = [join(home, 'one.csv'), join(home, 'two.csv')];
    writeFileSync(one, 'a\n1\n2\n');
    writeFileSync(two, 'b\n3\n');
    let chosen = [one, two];
    const { client, shown } = openWindow({ chooseDataFiles: async () => chosen });
    const imported = await client.call('shell.importData', undefined);
    expect(imported).toMatchObject({
      project: { name: 'one', datasets: [{ id: 'one', source: 'file:one.csv', rowCount: 2 }, { id: 'two' }] },
      datasetIds: ['one', 'two'],
    });
    expect(shown).toEqual([join(home, 'Brms Studio', 'one')]);

    chosen = [];
    expect(await client.call('shell.importData', undefined)).toBeNull();
    chosen = [join(home, 'gone.csv')];
    await expect(client.call('shell.importData', undefined)).rejects.toThrow('gone.csv cannot be read');
    expect(shown).toHaveLength(1);
  });

  it('makes no project where it cannot be read', async () => {
    const odd = join(home, 'odd.csv');
    writeFileSync(odd, 'a,b\n"never closed');
    const { client } = openWindow({ chooseDataFiles: async () => [odd] });
    await expect(client.call('shell.importData', undefined)).rejects.toMatchObject({ code: 'invalid-input' });
    expect(existsSync(join(home, 'Brms Studio'))).toBe(false);
  });
});

describe('a project', () => {
  it('that another window shows is not opened: that window comes to the front', async () => {
    const { client } = openWindow();
    const { path } = await client.call('project.create', { name: 'A' });
    const asked: string[] = [];
    const other = openWindow({ focusOther: (folder) => asked.push(folder) > 0 });
    const file = join(path, 'project.brmsproj');
    await expect(other.client.call('project.open', { path: file })).rejects.toMatchObject({
      code: 'cancelled',
    });
    expect([asked, other.shown]).toEqual([[path], []]);
  });

  it('that a window was opened for and is none leaves it on the start page', async () => {
    const { client, shown } = openWindow({ firstProject: home });
    expect((await client.call('app.info', undefined)).lastProject).toBe(home);
    await expect(client.call('project.open', { path: home })).rejects.toThrow('no Brms Studio project');
    expect(shown).toEqual([null]);
  });

  it('is copied to where the person says; the copy of a trusted one is trusted, no other', async () => {
    const offered: string[] = [];
    const target = join(home, 'copy');
    const { client } = openWindow({
      chooseCopyPath: async (name) => {
        offered.push(name);
        return target;
      },
    });
    const { path, trusted } = await client.call('project.create', { name: 'A' });
    expect(trusted).toBe(true);
    await client.call('project.create', { name: 'A copy' });
    await client.call('project.open', { path });
    expect(await client.call('shell.chooseCopyPath', undefined)).toBe(target);
    expect(offered).toEqual(['A copy 2']);
    expect(await client.call('project.saveCopy', { path: target })).toBe(target);
    expect((await client.call('project.open', { path: target })).trusted).toBe(true);
  });

  it('tells every window’s menu that it was opened or forgotten', async () => {
    const told: number[] = [];
    studio.events.on('recent', (recent) => told.push(recent.length));
    const { client } = openWindow();
    const { path } = await client.call('project.create', { name: 'A' });
    await client.call('project.forget', { path });
    expect(told).toEqual([1, 0]);
  });
});

it('a browser says that it has no dialogs, rather than to do nothing', async () => {
  const { client } = openWindow();
  for (const call of ['shell.chooseProject', 'shell.importData'] as const) {
    await expect(client.call(call, undefined)).rejects.toMatchObject({ code: 'invalid-input' });
  }
  await expect(client.call('shell.openWindow', { path: null })).rejects.toThrow('A browser cannot');
});
