import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { CompileCache, type HeldModel } from '../../../electron/fits/compile-cache';
import { named } from '../files/identities';

let folder: string;
let limit: number;
let warnings: string[];
let cache: CompileCache;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'brms-studio-test-'));
  limit = 10_000;
  warnings = [];
  cache = new CompileCache(
    () => ({ folder, limit }),
    (text) => warnings.push(text),
  );
});
afterEach(() => rm(folder, { recursive: true }));

const tools = { R: '4.2.2', rstan: '2.21.7', compiler: 'g++ 12' };
const names = async () => (await readdir(join(folder, 'models'))).sort();

/** A model of so many bytes, used and let go of; then its file is so many minutes old. */
async function used(program: string, bytes: number, minutesAgo: number): Promise<string> {
  const { file, release } = await cache.hold(program, tools);
  await writeFile(file, Buffer.alloc(bytes));
  await release();
  const then = new Date(Date.now() - minutesAgo * 60_000);
  await utimes(file, then, then).catch(() => undefined);
  return file;
}

it('gives one name to one program with one set of tools, in whatever order they are told', async () => {
  const { file } = await cache.hold('data {}', tools);
  expect(basename(file)).toMatch(/^[0-9a-f]{64}\.rds$/);
  const other = await cache.hold('data {}', { compiler: 'g++ 12', rstan: '2.21.7', R: '4.2.2' });
  expect(other.file).toBe(file);
});

it('gives another name where the program or any tool differs', async () => {
  const held = await Promise.all([
    cache.hold('data {}', tools),
    cache.hold('data { }', tools),
    cache.hold('data {}', { ...tools, compiler: 'g++ 13' }),
    cache.hold('data {}', { ...tools, flags: '-O3' }),
  ]);
  expect(new Set(held.map(({ file }) => file)).size).toBe(4);
});

it('removes what killed processes left half written or held, and nothing else', async () => {
  const file = await used('data {}', 5, 0);
  const daysAgo = async (name: string, days: number) => {
    const then = new Date(Date.now() - days * 24 * 3_600_000);
    await writeFile(name, 'half');
    await utimes(name, then, then);
  };
  const mark = (owner: string) => file.replace('.rds', `.${owner}-1.use`);
  await daysAgo(`${file}.${named.dead}.part`, 0);
  await daysAgo(mark(named.dead), 0);
  // R says its process id alone, which may be one of another container.
  await daysAgo(`${file}.99999999.part`, 2);
  await daysAgo(`${file}.99999998.part`, 0);
  await daysAgo(`${file}.${named.own}.part`, 30);
  await daysAgo(mark(named.foreign), 6);
  await daysAgo(mark('99999999'), 8);
  await (await cache.hold('data {}', tools)).release();
  const kept = [mark(named.foreign), file, `${file}.${named.own}.part`, `${file}.99999998.part`];
  expect(await names()).toEqual(kept.map((path) => basename(path)).sort());
});

it('keeps to its limit: what was used longest ago goes first, files and folders alike', async () => {
  const old = await used('1', 4000, 30);
  const older = await used('2', 4000, 60);
  const executable = older.replace('.rds', '');
  await mkdir(executable);
  await writeFile(join(executable, 'model'), Buffer.alloc(1500));
  await utimes(executable, new Date(0), new Date(0));
  expect(await cache.facts()).toEqual({ models: 2, bytes: 9500 });
  // Used again, though older as a file.
  await (await cache.hold('1', tools)).release();
  const fresh = await used('3', 4000, 0);
  expect([old, older, executable, fresh].map(existsSync)).toEqual([true, false, false, true]);
  expect(await cache.facts()).toEqual({ models: 2, bytes: 8000 });
  limit = 5000;
  await cache.tidy();
  expect(await cache.facts()).toEqual({ models: 1, bytes: 4000 });
  expect(warnings).toEqual([]);
});

it('removes nothing that a fit works with, in this process or another one', async () => {
  const first = await used('1', 3000, 90);
  const second = await used('2', 3000, 60);
  const third = await used('3', 3000, 30);
  const { release } = await cache.hold('1', tools);
  // The first process of the machine lives as long as the machine does.
  await writeFile(second.replace('.rds', '.1-1.use'), '');
  limit = 10;
  await cache.clear();
  await cache.tidy();
  expect([first, second, third].map(existsSync)).toEqual([true, true, false]);
  await release();
  expect([first, second].map(existsSync)).toEqual([false, true]);
});

it('moves to another folder; what a fit works with follows when it has ended', async () => {
  const before = folder;
  const idle = await used('1', 4000, 0);
  await mkdir(idle.replace('.rds', ''));
  await writeFile(join(idle.replace('.rds', ''), 'model'), 'executable');
  await used('2', 3000, 0);
  const held: HeldModel = await cache.hold('2', tools);
  folder = join(before, 'elsewhere');
  await cache.takeFrom(before);
  expect(await names()).toEqual([basename(idle).replace('.rds', ''), basename(idle)]);
  expect(existsSync(held.file)).toBe(true);
  await held.release();
  expect(await names()).toContain(basename(held.file));
  expect(existsSync(join(before, 'models'))).toBe(false);
  folder = before;
});

it('says what stands against a move, and loses nothing', async () => {
  const before = folder;
  const file = await used('1', 4000, 0);
  folder = join(before, 'elsewhere');
  await writeFile(folder, 'a file where the folder would be');
  await cache.takeFrom(before);
  expect(warnings).toEqual([expect.stringContaining(`could not be moved from ${before}: `)]);
  expect(existsSync(file)).toBe(true);
  folder = before;
});

it('has a place for a fit also where the cache cannot be written, which goes with the fit', async () => {
  const before = folder;
  const known = await used('1', 4000, 0);
  const models = join(before, 'models');
  folder = join(before, 'elsewhere');
  await writeFile(folder, 'a file where the folder would be');
  const held = await cache.hold('1', tools);
  expect(basename(held.file)).toBe(basename(known));
  expect(held.file.startsWith(before)).toBe(false);
  await writeFile(held.file, 'a model');
  await held.release();
  expect(existsSync(dirname(held.file))).toBe(false);
  expect(warnings).toEqual([expect.stringMatching(/^The compiled models could not be kept: /)]);
  folder = before;
  expect(existsSync(known) && existsSync(models)).toBe(true);
});
