import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findR } from '../../electron/environments/r-discovery';
import { fingerprintOf } from '../../electron/environments/runtimes/fingerprint';
import { runtimeEntries } from '../electron/environments/runtimes/fake-runtime';
import { tarGz } from '../electron/environments/runtimes/make-archives';
import { isolatedEnv } from './support/app-process';
import { errorOf, headlessPlace, jsonOf } from './support/headless';

const place = headlessPlace();
const { home, folder, run } = place;
const archive = join(folder, 'runtime.tar.gz');
const files = 3000;
const runtimes = join(home, '.brmspy', 'runtime');
const studioFolder = join(home, '.brmspy', '.studio');
let name = '';

const there = (): readonly string[] => (existsSync(runtimes) ? readdirSync(runtimes) : []);
const staged = (): readonly string[] =>
  existsSync(studioFolder) ? readdirSync(studioFolder).filter((entry) => entry.startsWith('runtime-')) : [];

beforeAll(async () => {
  const r = await findR({ r_home: null });
  const about = { fingerprint: fingerprintOf(r), r_version: r.version };
  name = `${about.fingerprint}-0.2.0`;
  const many = Array.from({ length: files }, (_, i) => ({
    path: `runtime/cmdstan/files/f${i}`,
    content: `${i} `.repeat(500),
  }));
  writeFileSync(archive, tarGz([...runtimeEntries('runtime/', about), ...many]));
});
afterAll(() => place.remove());

/** Imports and is killed after so many milliseconds from the moment that it unpacks. */
async function importKilled(afterMs: number): Promise<void> {
  const cli = resolve('out', 'main', 'cli.js');
  const child = spawn(process.execPath, [cli, 'runtime', 'import', archive], {
    env: isolatedEnv(home),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = once(child, 'close');
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    if (text.includes('Unpacking')) setTimeout(() => child.kill('SIGKILL'), afterMs);
  });
  await ended;
}

describe('runtime', () => {
  it('that was being imported by a process that is killed is there whole or not at all', {
    timeout: 240_000,
  }, async () => {
    let whole = 0;
    for (let round = 0; round < 12; round++) {
      await importKilled((round * round * 1500) / 121);
      if (there().length > 0) {
        whole += 1;
        const path = join(runtimes, name);
        expect(there()).toEqual([name]);
        expect(readdirSync(join(path, 'cmdstan', 'files'))).toHaveLength(files);
        expect(JSON.parse(readFileSync(join(path, 'manifest.json'), 'utf8')).runtime_version).toBe('0.2.0');
        expect(readFileSync(join(path, 'hash'), 'utf8')).toMatch(/^sha256:[0-9a-f]{64}\n$/);
        rmSync(path, { recursive: true });
      }
    }
    expect(whole).toBeLessThan(12);
    // The next one sweeps what they left.
    expect((await run('runtime', 'import', archive)).code).toBe(0);
    expect(staged()).toEqual([]);
  });

  it('is listed, used, left and removed', async () => {
    const [listed] = jsonOf(await run('runtime', 'list', '--json')) as [Record<string, unknown>];
    expect(listed).toMatchObject({ name, active: false, usable: true, usedBy: [], problems: [] });
    expect(errorOf(await run('runtime', 'import', archive, '--json')).message).toContain('already');
    expect((await run('env', 'create', 'lab')).code).toBe(0);
    const [used] = jsonOf(await run('runtime', 'activate', name, '--env', 'lab', '--json')) as [object];
    expect(used).toMatchObject({ active: true, usedBy: ['lab'] });
    expect((await run('env', 'show', 'lab')).stdout).toContain(`runtime: ${join(runtimes, name)}`);
    expect(errorOf(await run('runtime', 'remove', name, '--json'))).toMatchObject({
      message: `The runtime ${name} is used by "lab".`,
    });

    // Its packages and its CmdStan are what R sees there.
    const lock = join(folder, 'lab.json');
    expect((await run('env', 'snapshot', 'lab', '--to', lock)).stdout).toContain(`${lock}: R `);
    expect(JSON.parse(readFileSync(lock, 'utf8'))).toMatchObject({ environment: 'lab', cmdstan: '2.36.0' });
    const compared = jsonOf(await run('env', 'compare', 'default', lock, '--json')) as { lines: object[] };
    expect(compared.lines).toEqual([{ what: 'cmdstan', name: 'CmdStan', left: null, right: '2.36.0' }]);

    expect((await run('runtime', 'deactivate', '--env', 'lab')).code).toBe(0);
    expect((await run('runtime', 'remove', name)).stdout).toBe('There are no runtimes.\n');
    expect(readFileSync(join(home, '.brmspy', 'runtime_state.json'), 'utf8')).toBe(
      '{\n  "active_runtime": null\n}',
    );
  });

  it('says what is wrong with what it is given', async () => {
    expect(errorOf(await run('runtime', 'import', '/nowhere.zip', '--json')).message).toContain(
      'does not exist',
    );
    expect(errorOf(await run('runtime', 'activate', '../x', '--json')).message).toContain('no runtime named');
    expect(errorOf(await run('runtime', 'list', 'x', '--json')).message).toContain('too much');
    expect(errorOf(await run('env', 'compare', 'default', '/nowhere', '--json')).message).toContain(
      'neither',
    );
    expect(errorOf(await run('env', 'snapshot', 'gone', '--json')).message).toContain('no environment named');
    const damaged = place.file('damaged.json', { format: 1 });
    expect(errorOf(await run('env', 'compare', damaged, 'default', '--json')).message).toContain(
      'not a lock file',
    );
  });
});
