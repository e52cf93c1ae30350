import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { takeLock } from '../../../../electron/environments/snapshots/take-lock';
import type { Session } from '../../../../electron/session/session';
import { lockText, readLock } from '../../../../shared/locks/lock-file';
import { plainEnvironment, start } from '../../session/real-worker';

const r = (code: string) => execFileSync('Rscript', ['-e', code], { encoding: 'utf8' });
let folder = '';
let session: Session;

/** A package as it is installed, without its code. */
async function installed(
  library: string,
  name: string,
  fields: Readonly<Record<string, string>>,
): Promise<void> {
  await mkdir(join(library, name), { recursive: true });
  const text = Object.entries({ Package: name, ...fields }).map(([key, value]) => `${key}: ${value}\n`);
  await writeFile(join(library, name, 'DESCRIPTION'), text.join(''));
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'studio-lock-'));
  const [own, runtime] = [join(folder, 'own'), join(folder, 'runtime')];
  const built = 'R 4.1.3; ; 2024-01-01 00:00:00 UTC; unix';
  await installed(own, 'zzz', { Version: '1.0', Built: built, Repository: 'CRAN' });
  await installed(runtime, 'zzz', { Version: '0.9', Built: built });
  await installed(runtime, 'brms', { Version: '9.9', Built: built, RemoteType: 'github' });
  await installed(runtime, 'no.package', { Version: '1.0' });
  await mkdir(join(folder, 'cmdstan'));
  await writeFile(join(folder, 'cmdstan', 'makefile'), '# CmdStan\nCMDSTAN_VERSION := 2.33.1\n');
  session = await start({
    environment: {
      ...plainEnvironment({ environment_name: 'demo' }),
      libraries: [own, runtime],
      cmdstanPath: join(folder, 'cmdstan'),
    },
  });
});
afterAll(async () => {
  await session.kill();
  await rm(folder, { recursive: true, force: true });
});

describe('the lock of an environment', () => {
  it('has what R says of itself and of every package that it would load', async () => {
    const lock = await takeLock(session, 'demo');
    const [version, platform, os] = r(
      'cat(as.character(getRversion()), R.version$platform, utils::osVersion, sep = "\\n")',
    ).split('\n');
    expect(lock).toMatchObject({
      format: 1,
      environment: 'demo',
      r: { version, platform },
      os,
      cmdstan: '2.33.1',
    });
    expect(lock.compiler).toMatch(/^(g\+\+|clang|Apple|.*GCC|.*clang)/);
    // The first library that has a package counts; what is no package is left out.
    expect(lock.packages.zzz).toEqual({ version: '1.0', source: 'CRAN', built: '4.1.3' });
    expect(lock.packages.brms).toEqual({ version: '9.9', source: 'GitHub', built: '4.1.3' });
    expect(lock.packages['no.package']).toBeUndefined();
    expect(lock.packages.stats).toMatchObject({ version, source: 'base' });
    const { zzz: _, brms: __, ...rest } = lock.packages;
    const seen = r(
      // R 4.6 gives a field that is asked for whole, "R 4.5.2; ; 2025-10-31; unix", where others give its version.
      'p <- installed.packages(fields = "Built"); p <- p[!duplicated(rownames(p)), ]; cat(paste(p[, "Package"], p[, "Version"], sub("^R ([^;]*);.*", "\\\\1", p[, "Built"])), sep = "\\n")',
    ).trim();
    expect(Object.entries(rest).map(([name, found]) => `${name} ${found.version} ${found.built}`)).toEqual(
      seen
        .split('\n')
        .filter((line) => !/^(zzz|brms) /.test(line))
        .sort((a, b) => (a < b ? -1 : 1)),
    );
  });

  it('is the same text each time, but for the time, and is read as it was written', async () => {
    const [first, second] = [await takeLock(session, 'demo'), await takeLock(session, 'demo')];
    const text = lockText(first);
    expect(lockText({ ...second, createdAt: first.createdAt })).toBe(text);
    expect(readLock(text, 'demo.json')).toEqual(first);
    expect(Object.keys(first.packages)).toEqual(Object.keys(first.packages).sort());
  });

  it('does not ask for a compiler that is known', async () => {
    expect((await takeLock(session, 'demo', { compiler: 'g++ 12' })).compiler).toBe('g++ 12');
    expect((await takeLock(session, 'demo', { compiler: 'unknown' })).compiler).toBeNull();
  });

  it('is quick enough to be part of every fit', async () => {
    const times: number[] = [];
    for (let i = 0; i < 5; i++) {
      const began = performance.now();
      await takeLock(session, 'demo', { compiler: 'known' });
      times.push(performance.now() - began);
    }
    expect(Math.min(...times)).toBeLessThan(500);
  });
});
