import { execFileSync, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { configText, EnvironmentConfig } from '../../../electron/environments/config';
import { recoverLibraries } from '../../../electron/environments/packages/backup';
import { configFile, libraryFolder } from '../../../electron/environments/store/store-paths';
import { type AppPaths, appPaths } from '../../../electron/files/app-paths';
import { buildMain } from '../session/main-build';

const folder = mkdtempSync(join(tmpdir(), 'studio-killed-'));
let program = '';
beforeAll(async () => {
  program = await buildMain('../environments/kills/library-process.ts', folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const pathsOf = (home: string) => appPaths({ HOME: home }, 'linux');
let homes = 0;

function newHome(): string {
  homes += 1;
  const home = join(folder, `home-${homes}`);
  for (const name of ['tinya', 'tinyb', 'tinyc']) {
    const place = join(libraryFolder(pathsOf(home), 'demo'), name);
    mkdirSync(place, { recursive: true });
    writeFileSync(join(place, 'DESCRIPTION'), 'Version: 1.0');
  }
  const config = new EnvironmentConfig({ environment_name: 'demo' });
  writeFileSync(configFile(pathsOf(home), 'demo'), configText(config));
  return home;
}

/** What the library holds, by path; then what is left of a backup. */
function state(paths: AppPaths): Record<string, string> {
  const library = libraryFolder(paths, 'demo');
  const files = readdirSync(library, { recursive: true, withFileTypes: true }).filter(
    (entry) => !entry.isDirectory(),
  );
  const texts = files.map(({ parentPath, name }) => {
    const path = join(parentPath, name);
    return [path.slice(library.length + 1), readFileSync(path, 'utf8')];
  });
  const own = join(paths.brmspy, '.studio');
  // The lock of a dead process is taken over by the next one that needs it.
  const names = (existsSync(own) ? readdirSync(own) : []).filter((name) => !name.startsWith('lock'));
  const beside = names.map((name) => [name, 'left behind']);
  return Object.fromEntries([...texts, ...beside]);
}

const library = (a: string, b: string) => ({
  'tinya/DESCRIPTION': `Version: ${a}`,
  'tinyb/DESCRIPTION': `Version: ${b}`,
  'tinyc/DESCRIPTION': 'Version: 1.0',
});
const old = library('1.0', '1.0');
const changed = library('2.0', '2.0');

/** Runs it in a home and kills it at that point; false where it came to its end before. */
function kill(home: string, what: string, point: number): boolean {
  const { signal, status, stderr } = spawnSync(process.execPath, [program, home, what, String(point)]);
  if (signal !== 'SIGKILL' && status !== 0) throw new Error(stderr.toString());
  return signal === 'SIGKILL';
}

/** What is found by the next start, for a kill at each point; the last one is of a process that came to its end. */
async function afterKills(
  what: string,
  make: () => string,
  from = 0,
): Promise<readonly Record<string, string>[]> {
  const found: Record<string, string>[] = [];
  for (let point = from; ; point += 1) {
    const home = make();
    const killed = kill(home, what, point);
    await recoverLibraries(pathsOf(home));
    found.push(state(pathsOf(home)));
    if (!killed) return found;
  }
}

describe('a process that is killed -9 at every write and rename that it makes', () => {
  test('while it changes a library: the next start finds the old one or the new one', async () => {
    const found = await afterKills('change', newHome);
    const first = found.findIndex((text) => text['tinyb/DESCRIPTION'] === 'Version: 2.0');
    expect(found.slice(0, first)).toEqual(found.slice(0, first).map(() => old));
    expect(found.slice(first)).toEqual(found.slice(first).map(() => changed));
    expect(first).toBeGreaterThan(20);
  });

  test('while it puts back what failed: the old one, and when it is killed again at putting it back, too', async () => {
    const found = await afterKills('fail', newHome, 32);
    expect(found).toEqual(found.map(() => old));
    expect(found.length).toBeGreaterThan(10);
  });

  test('while it puts back what another one was killed at: the one after it goes on from there', async () => {
    const half = newHome();
    let point = 0;
    while (state(pathsOf(half))['tinya/DESCRIPTION'] !== 'Version: 2.0') {
      rmSync(half, { recursive: true });
      execFileSync('cp', ['-a', newHome(), half]);
      kill(half, 'change', point);
      point += 1;
    }
    expect(state(pathsOf(half))['tinyb/DESCRIPTION']).toBe('Version: 1.0');
    const found = await afterKills('recover', () => {
      homes += 1;
      const home = join(folder, `home-${homes}`);
      execFileSync('cp', ['-a', half, home]);
      return home;
    });
    expect(found).toEqual(found.map(() => old));
    expect(found.length).toBeGreaterThan(3);
  });
});
