import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { usualLimits } from '../../../../electron/environments/runtimes/archive/unpack-limits';
import { temporaryHome } from '../temporary-home';
import { runtimeEntries } from './fake-runtime';
import { importBytes, leftovers, refusal as refusalIn } from './importing';
import { type MadeEntry, tar, tarGz, zip } from './make-archives';

const home = temporaryHome();
const refusal = (entries: readonly MadeEntry[], pack?: (all: readonly MadeEntry[]) => Buffer) =>
  refusalIn(home.paths, entries, pack);

describe('an archive', () => {
  it.each(['3', '4', '6', 'S', 'Z'])('with an entry of type %s is refused', async (type) => {
    expect(await refusal([{ path: 'runtime/dev', type }])).toMatch(/not a file|damaged/);
  });

  it('that names a file twice, or a file as a folder, is refused', async () => {
    expect(await refusal([{ path: 'runtime/manifest.json', content: '{}' }])).toContain(
      'its name is used twice',
    );
    expect(await refusal([{ path: 'runtime/manifest.json/x', content: '' }])).toContain('is not a folder');
    expect(await refusal([{ path: 'runtime/./manifest.json', content: '{}' }])).toContain(
      'its name is used twice',
    );
    expect(await refusal([{ path: 'runtime/Rlib', content: '' }])).toContain('its name is used twice');
  });

  it('that was cut off is refused, wherever that was', async () => {
    const whole = tarGz([...runtimeEntries(), { path: 'runtime/big', content: Buffer.alloc(20_000, 'ab') }]);
    for (let part = 1; part < 20; part++) {
      const cut = whole.subarray(0, Math.floor((whole.length * part) / 20));
      await expect(importBytes(home.paths, cut)).rejects.toMatchObject({
        code: 'invalid-input',
        where: 'path',
      });
      const plain = gunzipSync(whole);
      await expect(
        importBytes(home.paths, plain.subarray(0, Math.floor((plain.length * part) / 21))),
      ).rejects.toMatchObject({
        code: 'invalid-input',
      });
    }
    const zipped = zip(runtimeEntries());
    await expect(importBytes(home.paths, zipped.subarray(0, zipped.length - 30))).rejects.toThrow('damaged');
    expect(await leftovers(home.paths)).toEqual([]);
  });

  it('one of whose bytes was changed is refused, unless that byte means nothing', async () => {
    const whole = tarGz(runtimeEntries());
    for (let at = 10; at < whole.length; at += 7) {
      const changed = Buffer.from(whole);
      changed[at] = (changed[at] ?? 0) ^ 0x55;
      const imported = await importBytes(home.paths, changed).catch((error: { code: string }) => error.code);
      if (typeof imported === 'string') {
        expect(imported).toBe('invalid-input');
        continue;
      }
      // Some bits of a compressed file mean nothing.
      expect(gunzipSync(changed)).toEqual(gunzipSync(whole));
      await rm(imported.path, { recursive: true });
    }
    expect(await leftovers(home.paths)).toEqual([]);
  });

  it('that unpacks to very much is refused before it does', async () => {
    const zeros = Buffer.alloc(80 * 2 ** 20);
    const bomb = [...runtimeEntries(), { path: 'runtime/zeros', content: zeros }];
    await expect(importBytes(home.paths, gzipSync(tar(bomb)))).rejects.toThrow('times its size');
    await expect(importBytes(home.paths, zip(bomb))).rejects.toThrow('times its size');
    for (const program of ['bzip2', 'xz']) {
      const packed = execFileSync(program, ['-c'], { input: tar(bomb) });
      await expect(importBytes(home.paths, packed), program).rejects.toThrow('times its size');
    }
    const small = { ...usualLimits, bytes: 2 ** 20 };
    await expect(importBytes(home.paths, tar(bomb), { limits: small })).rejects.toThrow(
      'unpacks to more than',
    );
    // Hidden in what no entry shows: behind the end, and in a record about an entry.
    const behind = gzipSync(Buffer.concat([tar(runtimeEntries()), zeros]));
    await expect(importBytes(home.paths, behind)).rejects.toThrow('times its size');
    expect(await leftovers(home.paths)).toEqual([]);
  });

  it('of a zip whose sizes lie is refused', async () => {
    const liar = { path: 'runtime/liar', content: 'x'.repeat(100_000), size: 10 };
    expect(await refusal([liar], zip)).toContain('damaged');
  });

  it('with very many entries is refused at the first one too many', async () => {
    const crowd = Array.from({ length: 100_000 }, (_, i) => ({ path: `runtime/f${i}` }));
    const bytes = tarGz([...runtimeEntries(), ...crowd]);
    await expect(
      importBytes(home.paths, bytes, { limits: { ...usualLimits, entries: 1000 } }),
    ).rejects.toThrow('more than 1,000 entries');
    expect(await leftovers(home.paths)).toEqual([]);
  });

  it('with 20,000 small files is imported', { timeout: 120_000 }, async () => {
    const crowd = Array.from({ length: 20_000 }, (_, i) => ({ path: `runtime/cmdstan/d${i % 100}/f${i}` }));
    const { path } = await importBytes(home.paths, tarGz([...runtimeEntries(), ...crowd]));
    expect(existsSync(join(path, 'cmdstan/d99/f19999'))).toBe(true);
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['a text', Buffer.from('not an archive')],
    ['a long text', Buffer.from('not an archive '.repeat(200))],
    ['zeros', Buffer.alloc(10_000)],
    ['an empty gzip', gzipSync('')],
    ['an empty tar', tar([])],
    ['an empty zip', zip([])],
    ['a tar without a manifest', tarGz([{ path: 'runtime/Rlib/x', content: '' }])],
    ['a tar with two runtimes', tarGz([...runtimeEntries('a/'), ...runtimeEntries('b/')])],
  ])('that is %s is refused', async (_, bytes) => {
    await expect(importBytes(home.paths, bytes)).rejects.toMatchObject({
      code: 'invalid-input',
      where: 'path',
    });
    expect(await leftovers(home.paths)).toEqual([]);
  });
});
