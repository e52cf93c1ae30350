import { mkdtempSync, rmSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type App, createApp } from '../../../electron/app/app';
import { EnvironmentConfig } from '../../../electron/environments/config';
import { appPaths } from '../../../electron/files/app-paths';
import { browserWindow } from '../../../electron/ipc/window-host';
import { createClient } from '../../../shared/contract/client';
import type { EnvironmentEntry } from '../../../shared/contract/environments';
import type { WorkerInfo } from '../../../shared/contract/workers';
import { memoryPair } from '../ipc/memory-pair';
import { processesOf, workerFolder } from '../session/real-worker';
import { writeEnvironment } from './store-files';

const home = mkdtempSync(join(tmpdir(), 'store-switch-'));
const paths = appPaths({ HOME: home }, 'linux');
const patient = { timeout: 60_000, interval: 20 };
let app: App;
beforeAll(async () => {
  const config = new EnvironmentConfig({
    environment_name: 'demo',
    startup_scripts: ['from_script <- Sys.getenv("PEER")'],
    env: { PEER: 'demo' },
  });
  await writeEnvironment(paths, config);
  app = await createApp({ headless: true, resources: { worker: workerFolder }, paths });
});
afterAll(async () => {
  await app.close();
  rmSync(home, { recursive: true });
});

function openWindow() {
  const pair = memoryPair();
  const client = createClient(pair.renderer);
  const lists: (readonly EnvironmentEntry[])[] = [];
  let workers: readonly WorkerInfo[] = [];
  client.on('workers.changed', (infos) => {
    workers = infos;
  });
  client.on('environments.changed', (entries) => lists.push(entries));
  app.connect(pair.main, browserWindow());
  return { client, lists, main: () => workers.find(({ id }) => id === 'main') };
}

test('the app goes on in another environment: its library, variables and scripts; objects of the one before are lost', async () => {
  const { client, main } = openWindow();
  const { object } = await client.call('objects.add', { code: 'list(1)' });
  const before = main()?.epoch ?? '';
  const place = { ref: object.ref, path: [] };
  expect(await client.call('objects.text', { place, form: 'print' })).toBeDefined();
  await vi.waitFor(() => expect(main()).toMatchObject({ handles: 1 }), patient);
  expect(await client.call('environments.use', { name: 'default' })).toMatchObject({
    workers: ['main'],
    handles: 1,
    fits: [],
    workId: null,
  });
  await client.call('environments.activate', { name: 'demo' });
  expect(processesOf(before)).toEqual([]);
  await expect(client.call('objects.text', { place, form: 'print' })).rejects.toMatchObject({
    code: 'stale-handle',
  });
  expect(await client.call('objects.list', undefined)).toEqual([]);
  const code = 'c(from_script, Sys.getenv("PEER"), basename(dirname(.libPaths()[1])))';
  const said = await client.call('objects.add', { code });
  const text = await client.call('objects.text', {
    place: { ref: said.object.ref, path: [] },
    form: 'print',
  });
  expect(JSON.stringify(text)).toContain('\\"demo\\" \\"demo\\" \\"demo\\"');
  await vi.waitFor(() => expect(main()).toMatchObject({ environment: 'demo', state: 'ready' }), patient);
  expect((await client.call('environments.list', undefined)).filter(({ active }) => active)).toMatchObject([
    { name: 'demo' },
  ]);
});

test('a saved configuration reaches the worker that runs', async () => {
  const { client, main } = openWindow();
  await client.call('objects.add', { code: 'list(1)' });
  await vi.waitFor(() => expect(main()?.state).toBe('ready'), patient);
  const before = main()?.epoch;
  const { config } = await client.call('environments.get', { name: 'demo' });
  const plain = { ...config, startup_scripts: [...config.startup_scripts], env: { ...config.env } };
  await client.call('environments.save', { before: plain, after: { ...plain, env: { PEER: 'saved' } } });
  await vi.waitFor(() => expect(main()).toMatchObject({ state: 'ready', restarts: 1 }), patient);
  expect(main()?.epoch).not.toBe(before);
  const { object } = await client.call('objects.add', { code: 'from_script' });
  const place = { ref: object.ref, path: [] };
  expect(JSON.stringify(await client.call('objects.text', { place, form: 'print' }))).toContain('saved');
});

test('a configuration is tried in a worker of its own, which leaves nothing', async () => {
  const { client } = openWindow();
  const tryScripts = (...startup_scripts: string[]) =>
    client.call('environments.try', {
      config: {
        environment_name: 'demo',
        r_home: null,
        startup_scripts,
        runtime_path: null,
        env: { A: 'ä b' },
      },
    });
  const good = await tryScripts(
    'x <- Sys.getenv("A")',
    'cat(x, "\\n"); message("hello"); warning("careful")',
  );
  expect(good).toMatchObject({ ok: true, error: null, versions: { R: expect.stringMatching(/^\d/) } });
  expect(good.lines).toEqual(
    expect.arrayContaining([
      { stream: 'stdout', text: 'ä b ' },
      { stream: 'message', text: expect.stringContaining('hello') },
      { stream: 'warning', text: expect.stringContaining('careful') },
    ]),
  );
  expect(good.seconds).toBeGreaterThan(0);
  const bad = await tryScripts('cat("first\\n")', 'stop("no way")', 'cat("third\\n")');
  expect(bad).toMatchObject({ ok: false, error: { code: 'invalid-input', where: 'startup_scripts[1]' } });
  expect(bad.error?.message).toMatch(/Startup script 2 .*no way/);
  expect(bad.lines).toEqual([{ stream: 'stdout', text: 'first' }]);
  const many = await tryScripts('for (i in 1:5000) cat(i, "\\n")');
  expect(many.ok).toBe(true);
  expect(many.lines.length).toBeLessThanOrEqual(1000);
  const workers = await client.call('workers.list', undefined);
  expect(workers.filter(({ role }) => role === 'work')).toEqual([]);
});

test('a wrong R home is a result of a trial; one that hangs is given up with its window', async () => {
  const { client } = openWindow();
  const config = {
    environment_name: 'demo',
    r_home: '/nowhere',
    startup_scripts: [],
    runtime_path: null,
    env: {},
  };
  expect(await client.call('environments.try', { config })).toMatchObject({
    ok: false,
    error: { code: 'invalid-input', where: 'r_home' },
  });
  const controller = new AbortController();
  const hanging = { ...config, r_home: null, startup_scripts: ['Sys.sleep(300)'] };
  const trial = client
    .call('environments.try', { config: hanging }, { signal: controller.signal })
    .catch((error: unknown) => error);
  const work = async () =>
    (await client.call('workers.list', undefined)).filter(({ role }) => role === 'work');
  await vi.waitFor(async () => expect(await work()).toHaveLength(1), patient);
  controller.abort();
  expect(await trial).toMatchObject({ code: 'cancelled' });
  await vi.waitFor(async () => expect(await work()).toEqual([]), patient);
});

test('a damaged configuration is told by every use of it, set aside, and used again', async () => {
  const { client } = openWindow();
  const file = join(paths.brmspy, 'environment/broken/config.json');
  await mkdir(join(file, '..'), { recursive: true });
  await writeFile(file, '{"r_home": ');
  const list = await client.call('environments.list', undefined);
  expect(list.find(({ name }) => name === 'broken')).toMatchObject({
    damaged: { code: 'invalid-input', where: file },
  });
  await expect(client.call('environments.activate', { name: 'broken' })).rejects.toMatchObject({
    where: file,
  });
  const { path } = await client.call('environments.setAside', { name: 'broken' });
  expect(path.startsWith(`${file}.damaged-`)).toBe(true);
  expect(await client.call('environments.get', { name: 'broken' })).toMatchObject({
    saved: true,
    active: false,
  });
});
