import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { backUpLibrary } from '../../../electron/environments/packages/backup';
import type { FoundR } from '../../../electron/environments/r-home';
import { brmsVersion } from '../../../electron/environments/store/brms-version';
import { environmentEntries } from '../../../electron/environments/store/list';
import { createEnvironment } from '../../../electron/environments/store/write';
import { put } from './store-files';
import { temporaryHome } from './temporary-home';

const home = temporaryHome();
const at = (place: string) => join(home.paths.brmspy, place);
const installed = (library: string, version: string, built = 'Built: R 4.2.2; ; ; unix\n') =>
  put(home.paths, `${library}/brms/DESCRIPTION`, `Package: brms\nVersion: ${version}\n${built}`);
const r = (): FoundR => ({
  rHome: at('R'),
  rBinary: at('R/bin/R'),
  version: '4.2.2',
  platform: 'x86_64-pc-linux-gnu',
});
const version = (env: Record<string, string> = {}, runtime: string | null = null) =>
  brmsVersion(at('own'), { runtime_path: runtime, env }, r(), { R_LIBS_USER: at('user') });

describe('the version of brms', () => {
  it('is that of the first library that has it', async () => {
    const seen: unknown[] = [await version()];
    await installed('R/library', '2.10.0');
    seen.push(await version());
    await installed('R/site-library', '2.11.0');
    seen.push(await version());
    await installed('debian', '2.12.0');
    await put(home.paths, 'R/etc/Renviron', `R_LIBS_SITE=\${R_LIBS_SITE:-'${at('debian')}:%S'}\n`);
    seen.push(await version());
    await installed('user', '2.13.0');
    seen.push(await version());
    await installed('libs', '2.14.0');
    seen.push(await version({ R_LIBS: `${at('nothing')}:${at('libs')}` }));
    await installed('runtime/Rlib', '2.15.0');
    seen.push(await version({}, at('runtime')));
    await installed('own', '2.16.0');
    seen.push(await version({ R_LIBS: at('libs') }, at('runtime')));
    expect(seen).toEqual([null, ...[10, 11, 12, 13, 14, 15, 16].map((minor) => `2.${minor}.0`)]);
  });

  it('is not that of a folder of sources, and of the environment’s library also where there is no R', async () => {
    await installed('own', '2.16.0', '');
    expect(await version()).toBeNull();
    await installed('own', '2.16.0');
    expect(await brmsVersion(at('own'), { runtime_path: null, env: {} }, null)).toBe('2.16.0');
  });
});

it('the list has a library as it was before the change that goes on', async () => {
  const entry = async () => {
    const entries = await environmentEntries(home.paths, 'demo');
    return entries.find(({ name }) => name === 'demo');
  };
  await createEnvironment(home.paths, 'demo');
  await installed('environment/demo/Rlib', '2.1.0');
  const backup = await backUpLibrary(home.paths, 'demo');
  await put(
    home.paths,
    'environment/demo/Rlib/new/DESCRIPTION',
    'Package: new\nVersion: 1\nBuilt: R 4.2.2\n',
  );
  expect(await entry()).toMatchObject({ packageCount: 1, brmsVersion: '2.1.0' });
  await backup.drop();
  expect(await entry()).toMatchObject({ packageCount: 2, brmsVersion: '2.1.0' });
});
