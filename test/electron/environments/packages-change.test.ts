import { existsSync, mkdirSync, readdirSync, rmdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { installedIn } from '../../../electron/environments/packages/installed';
import type { WorkItem } from '../../../shared/contract/work';
import { until } from '../session/real-worker';
import { packageStudio } from './package-studio';
import { packPackage, tiny } from './tiny-packages';

const at = packageStudio();
const never = new AbortController().signal;
const file = (path: string) => ({ from: 'file', path }) as const;

/** A folder with a description, as of a package. */
function put(folder: string, description: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'DESCRIPTION'), description);
}

/** What lies beside environments: backups and locks. */
function leftBehind(): readonly string[] {
  return readdirSync(join(at.studio.paths.brmspy, '.studio')).filter((name) => name.startsWith('backup-'));
}

test('an installation that fails puts back all that was there, also what it had replaced', async () => {
  const { workers, packages, settings } = at.studio;
  expect(statSync(join(at.studio.paths.config, 'settings.json')).mode & 0o777).toBe(0o600);
  expect(settings.network.mirror).toBe(at.repository);
  // R that was started before there was a library, as in environments of older versions, does not look in it.
  await workers.start();
  await workers.stop('main');
  rmdirSync(at.own);
  await workers.start();
  await at.install({ from: 'repository', name: 'tinya', version: '1.0' });
  expect((await packages.list('default', never)).restart).toEqual([]);
  await workers.stop('main');
  expect((await packages.list('default', never)).restart).toBeNull();
  const inode = statSync(join(at.own, 'tinya', 'DESCRIPTION')).ino;
  // tinytwo needs tinya, which is there, and tinybad; the newer tinya is asked for as well.
  const work = await at.install('tinya', 'tinytwo');
  expect(work).toMatchObject({
    state: 'failed',
    outcome: null,
    error: { code: 'r-error', where: 'tinybad' },
  });
  expect(work.error?.message).toMatch(/^tinybad 0\.1 could not be installed:\n(.*\n)*.*tinybad never loads/);
  expect(work.error?.hint).toBe('The library was put back as it was. The log has all messages of R.');
  expect(await at.ownVersions()).toEqual({ tinya: '1.0' });
  expect(statSync(join(at.own, 'tinya', 'DESCRIPTION')).ino).toBe(inode);
  expect(readdirSync(at.own)).toEqual(['tinya']);
  expect(leftBehind()).toEqual([]);
});

test('one that is cancelled while R installs puts it back too, and nothing of it runs on', async () => {
  const slow = tiny('tinyslow', '1.0', { files: { 'R/aaa.R': 'Sys.sleep(600)\n' } });
  const path = packPackage(at.folder, slow);
  const work = at.studio.packages.install('default', [{ from: 'repository', name: 'tinya' }, file(path)]);
  await until(() => existsSync(join(at.own, '00LOCK-tinyslow')), 60_000);
  // Until it has ended there is what was there before, whatever R has put into the library by now.
  put(join(at.own, 'tinyslow'), 'Package: tinyslow\nVersion: 1.0\nBuilt: R 4.2.2; ; ; unix\n');
  const shown = await at.studio.packages.list('default', never);
  expect(shown.packages.filter(({ own }) => own).map(({ name, library }) => [name, library])).toEqual([
    ['tinya', at.own],
  ]);
  at.studio.work.cancel(work.id);
  expect(at.studio.work.list().at(-1)?.state).toBe('stopping');
  const ended = await at.studio.work.ended(work.id);
  expect(ended).toMatchObject({ state: 'cancelled', error: { code: 'cancelled' } });
  expect(readdirSync(at.own)).toEqual(['tinya']);
  expect(await at.ownVersions()).toEqual({ tinya: '1.0' });
  expect(leftBehind()).toEqual([]);
});

test('what is no package is none: locks of R, hidden folders, folders without a description', async () => {
  const strange = ['00LOCK-tinya', '00LOCK', '.hidden', '_x', 'empty', '00new'];
  for (const name of strange) {
    mkdirSync(join(at.own, name));
    if (name !== 'empty') put(join(at.own, name), 'Package: odd\nVersion: 1.0\nBuilt: R 4.2.2; ; ; unix\n');
  }
  const { packages } = await at.studio.packages.list('default', never);
  expect(packages.filter(({ own }) => own).map(({ name }) => name)).toEqual(['tinya']);
  const entries = await at.studio.environments.list();
  expect(entries.find(({ name }) => name === 'default')).toMatchObject({ packageCount: 1 });
  const names = (await installedIn([at.own])).map(({ name }) => name);
  expect(names).toEqual(['tinya']);
  for (const name of strange) rmSync(join(at.own, name), { recursive: true });
});

describe('R that runs while packages change', () => {
  const list = () => at.studio.packages.list('default', never);
  const inList = async (name: string) =>
    (await list()).packages.find((found) => found.name === name && found.own);

  test('a package that R has loaded is marked; once it is replaced, R is to be restarted', async () => {
    const { workers } = at.studio;
    await workers.start();
    expect(await workers.call('tinya::tinya_version')).toMatchObject({ values: ['1.0'] });
    expect(await inList('tinya')).toMatchObject({ loaded: true });
    expect((await list()).restart).toBeNull();

    expect(await at.update('tinya')).toMatchObject({ outcome: 'Installed tinya 1.2.' });
    expect((await list()).restart).toEqual(['tinya']);

    await workers.restart('main');
    expect((await list()).restart).toBeNull();
    expect(await workers.call('tinya::tinya_version')).toMatchObject({ values: ['1.2'] });
  });

  test('while a fit runs nothing is replaced under it; new packages may come, and a fit waits for work', async () => {
    const told: WorkItem[] = [];
    at.studio.events.on('work', (work) => told.push(work));
    const fit = await at.studio.workers.startFitWorker({
      workId: 'work-1',
      onEvent: () => undefined,
      onStop: () => undefined,
      signal: never,
    });
    const refused = await at.remove('tinya');
    expect(refused.error).toMatchObject({
      code: 'invalid-input',
      message: 'A fit runs in “default” and may need tinya as installed now.',
    });
    expect(await at.install('tinyb')).toMatchObject({ state: 'done' });
    await fit.kill();

    const removal = at.studio.packages.remove('default', ['tinyb']);
    const waits: string[] = [];
    await at.studio.environmentWork.settled('default', never, ({ title }) => waits.push(title));
    expect(waits).toEqual([removal.title]);
    expect(at.studio.work.list().find(({ id }) => id === removal.id)).toMatchObject({ state: 'done' });
    await at.studio.environmentWork.settled('default', never, () => expect.unreachable());
    expect(new Set(told.map(({ state }) => state))).toEqual(new Set(['queued', 'running', 'failed', 'done']));
  });
});

describe('removing', () => {
  test('tells what needed it', async () => {
    await at.install('tinyb');
    expect(await at.studio.packages.dependents('default', ['tinya'])).toEqual(['tinyb']);
    const work = await at.remove('tinya');
    expect(work.outcome).toMatch(/^Removed tinya 1\.2\. tinyb may no longer load without it\./);
    expect(await at.ownVersions()).toEqual({ tinyb: '0.3' });
  });

  test('what is not in the environment’s own library is refused', async () => {
    const work = await at.remove('tinyb', 'stats');
    expect(work.error?.message).toBe('stats is not in the library of “default”.');
    expect(await at.ownVersions()).toEqual({ tinyb: '0.3' });
  });
});
