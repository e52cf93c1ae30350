import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { EnvironmentNews } from '../../../electron/environments/environment-news';
import { StoreWatch } from '../../../electron/environments/store/watch';
import { createEnvironment } from '../../../electron/environments/store/write';
import type { EnvironmentEntry } from '../../../shared/contract/environments';
import { configOf, put } from './store-files';
import { temporaryHome } from './temporary-home';

const home = temporaryHome();
let news: EnvironmentNews | null = null;
afterEach(() => news?.close());

/** What windows are told, the newest last; others' changes make the list be read. */
async function listen(): Promise<{ readonly told: (readonly EnvironmentEntry[])[] }> {
  const told: (readonly EnvironmentEntry[])[] = [];
  const made = new EnvironmentNews({
    paths: home.paths,
    active: () => 'default',
    automatic: true,
    onChange: (entries) => told.push(entries),
    onOthers: () => void made.tell(),
  });
  news = made;
  await made.list();
  return { told };
}

const patient = { timeout: 5000, interval: 20 };
const last = (told: (readonly EnvironmentEntry[])[]) => told.at(-1)?.map(({ name }) => name);

it('windows are told of environments that other programs make, break and take away', async () => {
  await createEnvironment(home.paths, 'a');
  const { told } = await listen();
  expect(last(told)).toEqual(['a', 'default']);
  await put(home.paths, configOf('b'), '{"environment_name": "b"');
  await vi.waitFor(() => expect(told.at(-1)?.[1]).toMatchObject({ name: 'b', damaged: {} }), patient);
  // In place, as brmspy does, in a folder that was not there at first.
  const whole = { environment_name: 'b', r_home: null, startup_scripts: [], runtime_path: '/run', env: {} };
  await writeFile(join(home.paths.brmspy, configOf('b')), JSON.stringify(whole));
  await vi.waitFor(() => expect(told.at(-1)?.[1]).toMatchObject({ damaged: null, runtime: '/run' }), patient);
  await put(home.paths, 'environment/b/Rlib/pkg/DESCRIPTION', 'Package: pkg');
  await vi.waitFor(() => expect(told.at(-1)?.[1]).toMatchObject({ packageCount: 1 }), patient);
  await rm(join(home.paths.brmspy, 'environment/b'), { recursive: true });
  await vi.waitFor(() => expect(last(told)).toEqual(['a', 'default']), patient);
});

it('nobody is told where nothing has changed, and nothing is heard after the end', async () => {
  await createEnvironment(home.paths, 'a');
  const { told } = await listen();
  await news?.list();
  await put(home.paths, 'environment/a/notes.txt', 'mine');
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(told).toHaveLength(1);
  news?.close();
  await createEnvironment(home.paths, 'c');
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(told).toHaveLength(1);
});

it.each<NodeJS.Platform>(['win32', 'linux'])(
  'as on %s: files of packages are not heard of, packages are',
  async (platform) => {
    await createEnvironment(home.paths, 'a');
    await put(home.paths, 'environment/a/Rlib/pkg/R/code', '1');
    let heard = 0;
    const watch = new StoreWatch(home.paths, () => heard++, platform);
    try {
      await watch.refresh();
      await put(home.paths, 'environment/a/Rlib/pkg/R/code', '2');
      await new Promise((resolve) => setTimeout(resolve, 400));
      expect(heard).toBe(0);
      await put(home.paths, 'environment/a/Rlib/new/DESCRIPTION', 'Package: new');
      await vi.waitFor(() => expect(heard).toBe(1), patient);
    } finally {
      watch.close();
    }
  },
);
