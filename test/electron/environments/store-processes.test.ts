import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { mkdir, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { readEnvironment } from '../../../electron/environments/store/read';
import { withStoreLock } from '../../../electron/environments/store/store-lock';
import { createEnvironment } from '../../../electron/environments/store/write';
import { identityText, ownIdentity } from '../../../electron/files/process-identity';
import { named } from '../files/identities';
import { buildMain } from '../session/main-build';
import { content, put } from './store-files';
import { temporaryHome } from './temporary-home';

const home = temporaryHome();
const folder = mkdtempSync(join(tmpdir(), 'store-process-'));
const running = new Set<ChildProcess>();
let main = '';
beforeAll(async () => {
  main = await buildMain('../environments/store-process.ts', folder);
});
afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function begin(...args: readonly string[]) {
  const env = { ...process.env, HOME: home.paths.home };
  const child = spawn(process.execPath, [main, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  running.add(child);
  const said: string[] = [];
  const failed: string[] = [];
  child.stdout.on('data', (chunk: Buffer) => said.push(chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => failed.push(chunk.toString()));
  const ended = new Promise<string>((resolve, reject) => {
    child.once('close', (code) => {
      running.delete(child);
      if (code === 0) resolve(said.join(''));
      else reject(new Error(`${args.join(' ')} ended with ${code}: ${failed.join('')}`));
    });
  });
  const spoke = new Promise<void>((resolve) => child.stdout.once('data', () => resolve()));
  return { child, ended, spoke };
}

const lockFile = '.studio/lock';
const names = (who: string, count: number) => Array.from({ length: count }, (_, i) => `${who}${i}`);

describe('several processes change one environment at once', () => {
  it('two of ours lose nothing, though a third one died with the lock', async () => {
    await createEnvironment(home.paths, 'shared');
    await put(home.paths, lockFile, `${named.dead} 00\n`);
    await Promise.all([begin('save', 'a', '40').ended, begin('save', 'b', '40').ended]);
    const { env } = (await readEnvironment(home.paths, 'shared')).config;
    expect(Object.keys(env).sort()).toEqual([...names('a', 40), ...names('b', 40)].sort());
    expect(readdirSync(join(home.paths.brmspy, '.studio'))).toEqual([]);
    expect(readdirSync(join(home.paths.brmspy, 'environment/shared'))).toEqual(['Rlib', 'config.json']);
  });

  it('of one that writes in place, without a lock, nothing is lost either', async () => {
    await createEnvironment(home.paths, 'shared');
    const ours = [begin('save-one', 'a', '150'), begin('save-one', 'b', '150')];
    const [said] = await Promise.all([begin('in-place', 'brmspy', '80').ended, ...ours.map((p) => p.ended)]);
    expect(said).toBe('lost 0');
    expect((await readEnvironment(home.paths, 'shared')).config.env.brmspy).toBe('79');
  });

  it('environment_state.json names what the last one activated', async () => {
    await put(home.paths, 'environment_state.json', '{"future": 1152921504606846977}');
    await Promise.all([begin('activate', 'a', '30').ended, begin('activate', 'b', '30').ended]);
    expect(await content(home.paths, 'environment_state.json')).toMatch(
      /^\{\n {2}"future": 1152921504606846977,\n {2}"active": "[ab]29"\n\}$/,
    );
  });
});

describe('the lock', () => {
  it('keeps others out as long as its process lives, and no longer', async () => {
    const { child, ended, spoke } = begin('hold');
    await spoke;
    const change = async () => 'done';
    await expect(withStoreLock(home.paths, change, 100)).rejects.toMatchObject({
      code: 'timeout',
      message: expect.stringContaining(`process ${child.pid}`),
      where: join(home.paths.brmspy, lockFile),
    });
    const waiting = withStoreLock(home.paths, change);
    const end = expect(ended).rejects.toThrow('hold');
    child.kill('SIGKILL');
    expect(await waiting).toBe('done');
    await end;
  });

  it('of a process whose id another one has by now is taken over', async () => {
    await put(home.paths, lockFile, `${identityText({ ...ownIdentity(), start: '1' })} 00\n`);
    expect(await withStoreLock(home.paths, async () => 'done', 100)).toBe('done');
    await put(home.paths, lockFile, `${identityText()} 00\n`);
    await expect(withStoreLock(home.paths, async () => 'done', 100)).rejects.toMatchObject({
      code: 'timeout',
    });
  });

  it('is taken over where its process died before it wrote into it, or while it took another over', async () => {
    const file = await put(home.paths, lockFile, '');
    await expect(withStoreLock(home.paths, async () => 'done', 100)).rejects.toMatchObject({
      code: 'timeout',
    });
    const longAgo = new Date(Date.now() - 60_000);
    await utimes(file, longAgo, longAgo);
    await mkdir(`${file}-takeover`);
    await utimes(`${file}-takeover`, longAgo, longAgo);
    expect(await withStoreLock(home.paths, async () => 'done', 500)).toBe('done');
    expect(readdirSync(join(file, '..'))).toEqual([]);
  });

  it('lets changes of one process go in order, and a failed one holds up nobody', async () => {
    const order: number[] = [];
    const changes = [1, 2, 3].map((i) =>
      withStoreLock(home.paths, async () => {
        await new Promise((resolve) => setTimeout(resolve, 10));
        order.push(i);
        if (i === 2) throw new Error('two');
      }),
    );
    const ends = await Promise.allSettled(changes);
    expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(order).toEqual([1, 2, 3]);
  });
});
