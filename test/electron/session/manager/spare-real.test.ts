import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fromR } from '../../../../electron/session/from-r';
import { SessionManager } from '../../../../electron/session/manager/session-manager';
import { eventually } from '../../eventually';
import { plainEnvironment, processesOf, workerFolder } from '../real-worker';
import { fitOptions } from './fake-workers';

// Times are the bench's: here it is told by process ids that the one that waited is used.

let manager: SessionManager;
let library: string;
beforeEach(() => {
  library = mkdtempSync(join(tmpdir(), 'spare-library-'));
  manager = new SessionManager({
    environmentName: 'default',
    resolve: async () => plainEnvironment({ env: { R_LIBS: library } }),
    workerFolder,
    onEvent: () => undefined,
    onChange: () => undefined,
    settings: { spareDelayMs: 50, tickMs: 50 },
  });
});
afterEach(async () => {
  await manager.close();
  rmSync(library, { recursive: true });
});

const info = (id: string) => manager.workers().find((worker) => worker.id === id);
const pidOf = async () => fromR(await manager.call('base::Sys.getpid'));
const isInstalled = async (name: string) =>
  fromR(await manager.call('base::requireNamespace', { args: [name], kwargs: { quietly: true } }));
/** The process of the spare, when it is ready. */
async function spare(): Promise<number> {
  await vi.waitFor(() => expect(info('spare')?.state).toBe('ready'), { timeout: 60_000, interval: 20 });
  return info('spare')?.pid ?? 0;
}
/** Installs a package into the library, as R does. */
function install(name: string): void {
  const source = mkdtempSync(join(tmpdir(), 'spare-package-'));
  const folder = join(source, name);
  mkdirSync(folder);
  writeFileSync(join(folder, 'NAMESPACE'), '');
  const fields = [
    'Version: 1.0',
    'Title: T',
    'Description: D.',
    'License: GPL-2',
    'Author: A',
    'Maintainer: A <a@b.c>',
  ];
  writeFileSync(join(folder, 'DESCRIPTION'), [`Package: ${name}`, ...fields, ''].join('\n'));
  try {
    execFileSync('R', ['CMD', 'INSTALL', '--no-docs', `--library=${library}`, folder], { stdio: 'ignore' });
  } finally {
    rmSync(source, { recursive: true });
  }
}

test('a restart, a fit, a crash and a lost connection take the spare, with brms loaded', async () => {
  await manager.start();
  const epoch = info('main')?.epoch ?? '';
  const first = await spare();
  await manager.restart('main');
  expect(await pidOf()).toBe(first);
  expect(info('main')?.versions.brms).toMatch(/^\d/);
  await vi.waitFor(() => expect(processesOf(epoch)).toEqual([]), { timeout: 20_000 });

  const second = await spare();
  const fit = await manager.startFitWorker(fitOptions());
  expect(fit.info.pid).toBe(second);
  await fit.kill();

  const third = await spare();
  const call = manager.call('base::Sys.sleep', { args: [100] }).catch((error: unknown) => error);
  const queued = pidOf().catch((error: unknown) => error);
  await eventually(() => expect(info('main')).toMatchObject({ state: 'busy', waiting: 1 }));
  process.kill(info('main')?.pid ?? 0, 'SIGKILL');
  expect(await call).toMatchObject({
    code: 'worker-crashed',
    details: { recovered: true, signal: 'SIGKILL' },
  });
  expect(await queued).toMatchObject({ code: 'worker-crashed', details: { recovered: true } });
  expect(await pidOf()).toBe(third);

  // The worker has been in use for less than 30 s: the next one comes after the wait of a start that failed.
  await spare();
  const lost = await manager.call('base::quit').catch((error: unknown) => error);
  expect(lost).toMatchObject({ details: { recovered: true } });
  expect(fromR(await manager.call('base::search'))).toContain('package:brms');
});

test('a package that is installed while the spare waits is there after the restart', async () => {
  await manager.start();
  const before = await spare();
  await manager.restart('main');
  expect(await pidOf()).toBe(before);
  const outdated = await spare();
  const epoch = info('spare')?.epoch ?? '';
  expect(await isInstalled('tinypackage')).toBe(false);
  install('tinypackage');
  await manager.restart('main');
  expect(await pidOf()).not.toBe(outdated);
  expect(await isInstalled('tinypackage')).toBe(true);
  await vi.waitFor(() => expect(processesOf(epoch)).toEqual([]), { timeout: 20_000 });
  // What is started from now on is of the new library.
  const current = await spare();
  await manager.restart('main');
  expect(await pidOf()).toBe(current);
});
