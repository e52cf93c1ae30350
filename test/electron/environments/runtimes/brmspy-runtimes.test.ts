import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findR } from '../../../../electron/environments/r-discovery';
import {
  activateRuntime,
  deactivateRuntime,
  removeRuntime,
} from '../../../../electron/environments/runtimes/activate-runtime';
import { fingerprintOf } from '../../../../electron/environments/runtimes/fingerprint';
import { FolderSizes } from '../../../../electron/environments/runtimes/folder-sizes';
import { importRuntime } from '../../../../electron/environments/runtimes/import-runtime';
import { listRuntimes } from '../../../../electron/environments/runtimes/list-runtimes';
import { createEnvironment, saveEnvironment } from '../../../../electron/environments/store/write';
import { type Attempt, given, useBrmspy } from '../../../peer/brmspy';

const brmspy = useBrmspy('files');
const { paths } = brmspy;
const quiet = { signal: new AbortController().signal, step: () => undefined, say: () => undefined };
const save = (before: Parameters<typeof saveEnvironment>[1], after: Parameters<typeof saveEnvironment>[2]) =>
  saveEnvironment(paths, before, after);
const small = ['abind', 'mvtnorm'];
let folder = '';

interface Seen {
  readonly packages: Readonly<Record<string, string>>;
  readonly hash: string | null;
}

/** An archive by brmspy's own builder, of packages of this machine. */
async function buildThere(version: string): Promise<string> {
  const code = `for (n in c(${small.map((n) => `"${n}"`).join(', ')})) cat(n, dirname(find.package(n)), as.character(utils::packageDescription(n)$Version), "\\n")`;
  const packages = execFileSync('Rscript', ['-e', code], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((line) => line.split(' '))
    .map(([Package, LibPath, Version]) => ({ Package, LibPath, Version }));
  const cmdstan = join(folder, 'cmdstan-2.36.0');
  await mkdir(join(cmdstan, 'bin'), { recursive: true });
  await writeFile(join(cmdstan, 'makefile'), 'CMDSTAN_VERSION := 2.36.0\n');
  const { version: r_version } = await findR({ r_home: null });
  const about = { packages, cmdstan_path: cmdstan, r_version, cmdstan_version: '2.36.0' };
  return brmspy.ask<string>({ do: 'build runtime', folder: join(folder, version), version, ...about });
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'studio-runtimes-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('a runtime that brmspy has built', { timeout: 120_000 }, () => {
  it('is imported here, found there, activated here and used there', async () => {
    const archive = await buildThere('0.9.1');
    const { name, path } = await importRuntime(paths, archive, quiet);
    expect(name).toBe(`${fingerprintOf(await findR({ r_home: null }))}-0.9.1`);
    const there = await brmspy.ask<Readonly<Record<string, Attempt<Seen>>>>({ do: 'installed runtimes' });
    const seen = given(there[name] ?? { failed: 'not found' });
    expect(Object.keys(seen.packages).sort()).toEqual(small);
    // What brmspy compares with a release's digest.
    expect(seen.hash).toBe(
      `sha256:${createHash('sha256')
        .update(await readFile(archive))
        .digest('hex')}`,
    );

    await createEnvironment(paths, 'lab');
    await activateRuntime(paths, name, 'lab', save);
    expect(await brmspy.ask({ do: 'read runtime' })).toBe(path);
    const [listed] = await listRuntimes(paths, 'lab', new FolderSizes());
    expect(listed).toMatchObject({ name, active: true, usable: true, usedBy: ['lab'], problems: [] });
    const loaded = await brmspy.ask<{ libraries: readonly string[]; active: boolean }>({
      do: 'autoload runtime',
    });
    expect(loaded.active).toBe(true);
    expect(loaded.libraries).toContain(join(path, 'Rlib'));

    await expect(removeRuntime(paths, name)).rejects.toThrow('is used by "lab"');
    await deactivateRuntime(paths, 'lab', save);
    expect(await brmspy.ask({ do: 'read runtime' })).toBeNull();
    await removeRuntime(paths, name);
    expect(await brmspy.ask({ do: 'installed runtimes' })).toEqual({});
  });

  it('is listed and used here where brmspy has installed and activated it', async () => {
    const archive = await buildThere('0.9.2');
    const fingerprint = fingerprintOf(await findR({ r_home: null }));
    const path = await brmspy.ask<string>({ do: 'install archive', archive, fingerprint, version: '0.9.2' });
    await brmspy.ask({ do: 'write runtimes', paths: [path] });
    const [listed] = await listRuntimes(paths, 'default', new FolderSizes());
    expect(listed).toMatchObject({ path, active: true, usable: true, problems: [], usedBy: [] });
    expect(listed?.manifest?.cmdstan_version).toBe('2.36.0');
    await removeRuntime(paths, `${fingerprint}-0.9.2`);
    expect(await brmspy.ask({ do: 'read runtime' })).toBeNull();
  });
});
