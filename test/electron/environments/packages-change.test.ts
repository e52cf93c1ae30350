import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Task } from '../../../shared/contract/tasks';
import { until } from '../session/real-worker';
import { packageStudio } from './package-studio';
import { packPackage, tiny } from './tiny-packages';

const at = packageStudio();
const never = new AbortController().signal;
const file = (path: string) => ({ from: 'file', path }) as const;

/** What lies beside environments: backups and locks. */
function leftBehind(): readonly string[] {
  return readdirSync(join(at.studio.paths.brmspy, '.studio')).filter((name) => name.startsWith('backup-'));
}

test('an installation that fails puts back all that was there, also what it had replaced', async () => {
  const { workers, packages, settings } = at.studio;
  expect(statSync(join(at.studio.paths.config, 'settings.json')).mode & 0o777).toBe(0o600);
  expect(settings.network.mirror).toBe(at.repository);
  // R that was started before there was a library does not look in it.
  await workers.start();
  await at.install({ from: 'repository', name: 'tinya', version: '1.0' });
  expect((await packages.list('default', never)).restart).toEqual([]);
  await workers.stop('main');
  expect((await packages.list('default', never)).restart).toBeNull();
  const inode = statSync(join(at.own, 'tinya', 'DESCRIPTION')).ino;
  // tinytwo needs tinya, which is there, and tinybad; the newer tinya is asked for as well.
  const task = await at.install('tinya', 'tinytwo');
  expect(task).toMatchObject({
    state: 'failed',
    outcome: null,
    error: { code: 'r-error', where: 'tinybad' },
  });
  expect(task.error?.message).toMatch(/^tinybad 0\.1 could not be installed:\n(.*\n)*.*tinybad never loads/);
  expect(task.error?.hint).toBe('The library was put back as it was. All that R said is in the log.');
  expect(await at.ownVersions()).toEqual({ tinya: '1.0' });
  expect(statSync(join(at.own, 'tinya', 'DESCRIPTION')).ino).toBe(inode);
  expect(readdirSync(at.own)).toEqual(['tinya']);
  expect(leftBehind()).toEqual([]);
});

test('one that is cancelled while R installs puts it back too, and nothing of it runs on', async () => {
  const slow = tiny('tinyslow', '1.0', { files: { 'R/aaa.R': 'Sys.sleep(600)\n' } });
  const path = packPackage(at.folder, slow);
  const task = at.studio.packages.install('default', [{ from: 'repository', name: 'tinya' }, file(path)]);
  await until(() => existsSync(join(at.own, '00LOCK-tinyslow')), 60_000);
  at.studio.tasks.cancel(task.id);
  expect(at.studio.tasks.list().at(-1)?.step?.text).toBe('Stopping');
  const ended = await at.studio.tasks.finished(task.id);
  expect(ended).toMatchObject({ state: 'cancelled', error: { code: 'cancelled' } });
  expect(readdirSync(at.own)).toEqual(['tinya']);
  expect(await at.ownVersions()).toEqual({ tinya: '1.0' });
  expect(leftBehind()).toEqual([]);
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

  test('while a fit runs nothing is replaced under it; new packages may come, and a fit waits for a task', async () => {
    const told: Task[] = [];
    at.studio.events.on('task', (task) => told.push(task));
    const fit = await at.studio.workers.startFitWorker({
      jobId: 'job-1',
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
    await at.studio.tasks.settled('default', never, ({ title }) => waits.push(title));
    expect(waits).toEqual([removal.title]);
    expect(at.studio.tasks.list().find(({ id }) => id === removal.id)).toMatchObject({ state: 'done' });
    await at.studio.tasks.settled('default', never, () => expect.unreachable());
    expect(new Set(told.map(({ state }) => state))).toEqual(new Set(['queued', 'running', 'failed', 'done']));
  });
});

describe('removing', () => {
  test('tells what needed it', async () => {
    await at.install('tinyb');
    expect(await at.studio.packages.dependents('default', ['tinya'])).toEqual(['tinyb']);
    const task = await at.remove('tinya');
    expect(task.outcome).toMatch(/^Removed tinya 1\.2\. tinyb cannot do without and may no longer load\./);
    expect(await at.ownVersions()).toEqual({ tinyb: '0.3' });
  });

  test('what is not in the environment’s own library is refused', async () => {
    const task = await at.remove('tinyb', 'stats');
    expect(task.error?.message).toBe('stats is not in the library of “default”.');
    expect(await at.ownVersions()).toEqual({ tinyb: '0.3' });
  });
});
