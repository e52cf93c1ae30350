import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { compiledModelPath } from '../../../electron/fits/compile-cache';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'brms-studio-test-'));
});
afterEach(() => rm(folder, { recursive: true }));

const tools = { R: '4.2.2', rstan: '2.21.7', compiler: 'g++ 12' };

it('gives one name to one program with one set of tools, in whatever order they are told', async () => {
  const path = await compiledModelPath(folder, 'data {}', tools);
  expect(basename(path)).toMatch(/^[0-9a-f]{64}\.rds$/);
  expect(
    await compiledModelPath(folder, 'data {}', { compiler: 'g++ 12', rstan: '2.21.7', R: '4.2.2' }),
  ).toBe(path);
});

it('gives another name where the program or any tool differs', async () => {
  const paths = await Promise.all([
    compiledModelPath(folder, 'data {}', tools),
    compiledModelPath(folder, 'data { }', tools),
    compiledModelPath(folder, 'data {}', { ...tools, compiler: 'g++ 13' }),
    compiledModelPath(folder, 'data {}', { ...tools, flags: '-O3' }),
  ]);
  expect(new Set(paths).size).toBe(4);
});

it('removes what a killed worker left half written, and nothing else', async () => {
  const path = await compiledModelPath(folder, 'data {}', tools);
  // Process ids end well below this one.
  await writeFile(`${path}.99999999.part`, 'half');
  await writeFile(`${path}.${process.pid}.part`, 'being written');
  await writeFile(path, 'whole');
  await compiledModelPath(folder, 'data {}', tools);
  expect((await readdir(join(folder, 'models'))).sort()).toEqual([
    basename(path),
    `${basename(path)}.${process.pid}.part`,
  ]);
});
