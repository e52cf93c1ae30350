import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { recoverLibraries } from '../../../electron/environments/packages/backup';
import { studioFolder } from '../../../electron/environments/store/store-paths';
import { appPaths } from '../../../electron/files/app-paths';
import { buildMain } from '../session/main-build';
import { until, workerFolder } from '../session/real-worker';
import { packPackage, tiny } from './tiny-packages';

const folder = mkdtempSync(join(tmpdir(), 'studio-killed-real-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const home = join(folder, 'home');
const paths = appPaths({ HOME: home }, 'linux');
const library = join(paths.brmspy, 'environment', 'default', 'Rlib');

/** Processes of R that write into the library. */
function installers(): readonly string[] {
  return readdirSync('/proc').filter((pid) => {
    try {
      return /^\d+$/.test(pid) && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(library);
    } catch {
      return false;
    }
  });
}

/** Installs both tarballs until it has said so many lines, then so many ms more; then it is killed. */
async function killed(
  program: string,
  tarballs: readonly string[],
  said: number,
  wait: number,
): Promise<void> {
  const child = spawn(process.execPath, [program, home, workerFolder, ...tarballs], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let lines = 0;
  child.stdout.on('data', (chunk: Buffer) => {
    lines += chunk.toString().split('\n').length - 1;
  });
  await until(() => lines >= said || child.exitCode !== null, 60_000);
  await sleep(wait);
  child.kill('SIGKILL');
  await new Promise((resolve) => child.once('close', resolve));
}

const version = (name: string) =>
  /^Version: (.*)$/m.exec(readFileSync(join(library, name, 'DESCRIPTION'), 'utf8'))?.[1];

test('killed -9 while R installs two packages: at the next start both are the old ones or both the new ones', async () => {
  const program = await buildMain('../environments/kills/install-process.ts', folder);
  const pack = (number: string) => ['tinya', 'tinyb'].map((name) => packPackage(folder, tiny(name, number)));
  // The first ones are in when the second round begins.
  await killed(program, pack('1.0'), 3, 0);
  await recoverLibraries(paths);
  let before = '1.0';
  expect([version('tinya'), version('tinyb')]).toEqual([before, before]);
  for (const [round, wait] of [0, 150, 400, 700].entries()) {
    const next = `2.${round}`;
    await killed(program, pack(next), 1 + (round % 2), wait);
    await recoverLibraries(paths);
    const found = version('tinya') ?? '';
    expect([before, next]).toContain(found);
    expect(version('tinyb')).toBe(found);
    expect(readdirSync(library).sort()).toEqual(['tinya', 'tinyb']);
    expect(readdirSync(join(library, 'tinya', 'R'))).toContain('tinya.rdb');
    expect(readdirSync(studioFolder(paths)).filter((name) => name.startsWith('backup-'))).toEqual([]);
    await until(() => installers().length === 0);
    expect(existsSync(join(library, '00LOCK-tinya'))).toBe(false);
    before = found;
  }
});
