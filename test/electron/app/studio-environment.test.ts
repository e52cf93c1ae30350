import { afterEach, expect, it } from 'vitest';
import { createStudio, type Studio, type StudioOptions } from '../../../electron/app/studio';
import { setActive } from '../../../electron/environments/store/state-files';
import { createEnvironment } from '../../../electron/environments/store/write';
import { config, configOf, content, put } from '../environments/store-files';
import { temporaryHome } from '../environments/temporary-home';
import { workerFolder } from '../session/real-worker';

const home = temporaryHome();
const open: Studio[] = [];
afterEach(async () => {
  for (const studio of open.splice(0)) await studio.close();
});

async function start(options: Partial<StudioOptions> = {}): Promise<Studio> {
  const studio = await createStudio({ resources: { worker: workerFolder }, paths: home.paths, ...options });
  open.push(studio);
  return studio;
}

it('the app begins in the active environment, in the one that is asked for, else in "default"', async () => {
  expect((await start()).environment).toBe('default');
  for (const name of ['a', 'b']) await createEnvironment(home.paths, name);
  await setActive(home.paths, 'a');
  const studio = await start();
  expect(studio.environment).toBe('a');
  expect(studio.workers.workers().map(({ id, environment }) => [id, environment])).toEqual([
    ['main', 'a'],
    ['spare', 'a'],
  ]);
  expect((await start({ environment: 'b' })).environment).toBe('b');
  await expect(start({ environment: 'none' })).rejects.toMatchObject({ code: 'invalid-input' });
});

it('what the active one is damaged by keeps no app from starting, but a command from computing elsewhere', async () => {
  await put(home.paths, configOf('a'), '{');
  await put(home.paths, configOf('default'), JSON.stringify(config('default')));
  await setActive(home.paths, 'a');
  const studio = await start();
  expect(studio.environment).toBe('default');
  const note = expect.stringMatching(/^The active environment cannot be used: .*config\.json is damaged/);
  expect(studio.log.list()).toContainEqual(expect.objectContaining({ level: 'warn', text: note }));
  expect((await studio.environments.details('default')).notes).toEqual([note]);
  await expect(start({ headless: true })).rejects.toMatchObject({ code: 'invalid-input', message: note });
  expect(await content(home.paths, configOf('a'))).toBe('{');
});

it('a damaged "default" keeps no app from starting either', async () => {
  await put(home.paths, configOf('default'), '{');
  const studio = await start();
  expect(studio.environment).toBe('default');
  expect(await studio.environments.list()).toMatchObject([{ name: 'default', active: true, damaged: {} }]);
  await studio.environments.setAside('default');
  expect(await studio.environments.details('default')).toMatchObject({ saved: true, config: { env: {} } });
});
