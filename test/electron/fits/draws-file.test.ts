import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readDraws, readSampler } from '../../../electron/fits/draws-file';
import { fixtures } from '../../shared/stats/fixtures';

let folder: string;
let draws: string;
let meta: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'draws-'));
  draws = join(folder, 'draws.f64');
  meta = join(folder, 'draws.json');
  await writeFile(
    draws,
    Float64Array.from({ length: 12 }, (_, i) => i / 3),
  );
  await writeFile(meta, JSON.stringify({ variables: ['a', 'b[1,ü]'], n_chains: 2, n_draws: 3 }));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('draws files', () => {
  it('come back as they were, in memory that threads share', async () => {
    const read = await readDraws(draws, meta);
    expect(read).toMatchObject({ variables: ['a', 'b[1,ü]'], chains: 2, drawsPerChain: 3 });
    expect([...read.values]).toEqual(Array.from({ length: 12 }, (_, i) => i / 3));
    expect(read.values.buffer).toBeInstanceOf(SharedArrayBuffer);
  });

  it('are byte for byte what R wrote', async () => {
    const source = join(fixtures, '03_eight_schools_bad');
    const { values } = await readDraws(join(source, 'draws.f64'), join(source, 'meta.json'));
    expect(Buffer.from(new Float64Array(values).buffer)).toEqual(await readFile(join(source, 'draws.f64')));
  });

  it('that were cut short are refused with the sizes', async () => {
    await truncate(draws, 90);
    await expect(readDraws(draws, meta)).rejects.toMatchObject({
      code: 'invalid-input',
      message: `${draws} has 90 bytes, but 2 variables × 2 chains × 3 draws need 96 (8 bytes for each value).`,
      hint: 'The file was cut short, or belongs to another meta file.',
    });
  });

  it.each([
    ['{', 'is not JSON'],
    ['[]', 'does not describe draws'],
    ['{"variables": ["a"], "n_chains": 2}', 'does not describe draws: n_draws'],
    ['{"variables": ["a"], "n_chains": 2, "n_draws": 0}', 'does not describe draws: n_draws'],
    [
      '{"variables": [1], "n_chains": 2, "n_draws": 2}',
      'does not describe draws: variables[0] must be a text.',
    ],
    [
      '{"variables": [], "n_chains": 2.5, "n_draws": 2}',
      'does not describe draws: n_chains must be a whole number.',
    ],
  ])('with the meta file %s are refused', async (text, message) => {
    await writeFile(meta, text);
    await expect(readDraws(draws, meta)).rejects.toMatchObject({
      code: 'invalid-input',
      where: meta,
      message: expect.stringContaining(`${meta} ${message}`),
    });
  });

  it('that are missing or a folder are named', async () => {
    const gone = join(folder, 'gone');
    await expect(readDraws(gone, meta)).rejects.toThrow(`${gone} cannot be read: it does not exist.`);
    await expect(readDraws(draws, gone)).rejects.toThrow(`${gone} cannot be read: it does not exist.`);
    await expect(readDraws(folder, meta)).rejects.toMatchObject({ code: 'invalid-input' });
  });
});

describe('sampler files', () => {
  it('come back; what is not there is left out; a wrong size is refused', async () => {
    await writeFile(join(folder, 'divergent__.f64'), Float64Array.of(0, 1, 0, 0));
    await writeFile(join(folder, 'energy__.f64'), Float64Array.of(4, 3, 2, 1));
    const read = await readSampler(folder, 2, 2);
    expect(Object.keys(read).sort()).toEqual(['divergent__', 'energy__']);
    expect([...(read.energy__ ?? [])]).toEqual([4, 3, 2, 1]);
    await expect(readSampler(folder, 2, 3)).rejects.toThrow(
      /divergent__.f64 has 32 bytes, but 2 chains × 3 draws/,
    );
  });
});
