import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Project } from '../../../electron/projects/project';
import { buildMain } from '../session/main-build';
import { prepare } from './project-writes';

/** Runs a program in a namespace whose mounts go with it. */
function mounted(mounts: string, ...args: readonly string[]) {
  return spawnSync('unshare', ['--mount', 'sh', '-ec', `${mounts}\nexec "$@"`, 'sh', ...args], {
    encoding: 'utf8',
  });
}
const canMount = mounted('mount -t tmpfs -o size=64k none /mnt', 'true').status === 0;
const reason = canMount ? 'real' : 'needs Linux, unshare, and the right to mount';

const built = mkdtempSync(join(tmpdir(), 'odd-disks-'));
let main = '';
let folder: string;
beforeAll(async () => {
  if (canMount) main = await buildMain('../projects/odd-disk-process.ts', built);
});
afterAll(() => rmSync(built, { recursive: true }));
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'odd-disk-'));
  await prepare(folder);
});
afterEach(() => rmSync(folder, { recursive: true }));

interface Outcome {
  readonly steps: Readonly<Record<string, string>>;
  readonly names: readonly string[];
  readonly models: number;
}

function work(mounts: string): Outcome {
  const { stdout, stderr, status } = mounted(mounts, process.execPath, main, folder);
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as Outcome;
}

const namesIn = (path: string) => readdirSync(path, { recursive: true, encoding: 'utf8' }).sort();

describe.skipIf(!canMount)(`a project (${reason})`, () => {
  it('on a read-only disk can be read and copied from there; each change says what is wrong', async () => {
    const before = namesIn(join(folder, 'p'));
    const { steps, names, models } = work(`mount --bind "$3/p" "$3/p"; mount -o remount,ro,bind "$3/p"`);
    const { 'copy out': copied, ...others } = steps;
    expect(copied).toBe('done');
    for (const [name, message] of Object.entries(others))
      expect(`${name}: ${message}`).toMatch(/read-only|cannot lie inside the project/);
    expect(names).toEqual(before);
    expect(models).toBe(2);
    expect((await Project.open(join(folder, 'out', 'copy'))).state().models).toHaveLength(2);
  });

  it('on a full disk keeps all that it had, and nothing half done', async () => {
    const before = namesIn(join(folder, 'p'));
    const full =
      'cp -a "$3/p" "$3/q"; mount -t tmpfs -o size=256k none "$3/p"; cp -a "$3/q/." "$3/p/"; rm -r "$3/q"; head -c 1000000 /dev/zero > "$3/p/filler" || true';
    const { steps, names, models } = work(full);
    for (const name of ['add data', 'change data', 'add a model', 'create', 'copy into'])
      expect({ name, message: steps[name] }).not.toMatchObject({ message: 'done' });
    expect(steps['add data']).toMatch(/full|no space/i);
    // A new folder takes no room on this kind of disk, and the folder in it is the test's own.
    const left = names.filter(
      (name) => !['filler', 'inner', 'trash'].includes(name) && !name.startsWith('trash/'),
    );
    expect(left).toEqual(before.filter((name) => models === 2 || name !== 'models/model.json'));
    expect(existsSync(join(folder, 'p', 'filler'))).toBe(false);
  });
});

describe.skipIf(!canMount)(`settings (${reason})`, () => {
  it.each([
    [
      'on a full disk',
      'mount -t tmpfs -o size=16k none "$3/config"; head -c 100000 /dev/zero > "$3/config/filler" || true',
    ],
    ['on a read-only disk', 'mount -t tmpfs -o ro none "$3/config"'],
  ])('%s keep nobody from projects', (_name, mounts) => {
    const { steps } = work(mounts);
    expect(steps).toEqual(
      Object.fromEntries(
        Object.keys(steps).map((name) => [name, name === 'copy into' ? steps[name] : 'done']),
      ),
    );
    expect(steps['copy into']).toBe('A copy cannot lie inside the project.');
  });
});
