import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdir, readFile, readlink, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryHome } from '../temporary-home';
import { runtimeEntries } from './fake-runtime';
import { importBytes, leftovers, pathsBelow } from './importing';
import { tar, tarGz, zip } from './make-archives';

const home = temporaryHome();
const inRuntimes = (...path: string[]) => join(home.paths.brmspy, 'runtime', ...path);
const compressed = (program: string, bytes: Buffer) => execFileSync(program, ['-c'], { input: bytes });

describe('an archive of a runtime', () => {
  it.each([
    ['.tar.gz as brmspy packs it', () => tarGz(runtimeEntries())],
    ['.tar', () => tar(runtimeEntries())],
    ['.tar.bz2', () => compressed('bzip2', tar(runtimeEntries()))],
    ['.tar.xz', () => compressed('xz', tar(runtimeEntries()))],
    ['.zip', () => zip(runtimeEntries())],
    ['.zip without a folder around it', () => zip(runtimeEntries(''))],
    ['.tar.gz with paths that begin with ./', () => tarGz(runtimeEntries('./'))],
    ['.tar.gz under any folder’s name', () => tarGz(runtimeEntries('linux-x86_64-r4.2-0.2.0/'))],
  ])('%s becomes the runtime that its manifest names', async (_, bytes) => {
    const archive = bytes();
    const imported = await importBytes(home.paths, archive);
    expect(imported.name).toBe('linux-x86_64-r4.2-0.2.0');
    expect(await readdir(inRuntimes())).toEqual([imported.name]);
    expect(await pathsBelow(imported.path)).toEqual([
      'Rlib',
      'Rlib/more',
      'Rlib/more/DESCRIPTION',
      'Rlib/tiny',
      'Rlib/tiny/DESCRIPTION',
      'cmdstan',
      'cmdstan/bin',
      'cmdstan/bin/stanc',
      'cmdstan/makefile',
      'hash',
      'manifest.json',
    ]);
    expect(await readFile(join(imported.path, 'hash'), 'utf8')).toBe(
      `sha256:${createHash('sha256').update(archive).digest('hex')}\n`,
    );
    expect(await readdir(join(home.paths.brmspy, '.studio'))).toEqual([]);
  });

  it('keeps who may run a file and nothing else of its permissions', async () => {
    const { path } = await importBytes(home.paths, tarGz(runtimeEntries()));
    const mode = async (...parts: string[]) => ((await stat(join(path, ...parts))).mode & 0o7777).toString(8);
    expect([await mode(), await mode('cmdstan', 'bin', 'stanc'), await mode('manifest.json')]).toEqual([
      '755',
      '755',
      '644',
    ]);
  });

  it('may hold links that stay inside, and long names', async () => {
    const deep = `runtime/cmdstan/${'long-name/'.repeat(30)}file`;
    const { path } = await importBytes(
      home.paths,
      tarGz([
        ...runtimeEntries(),
        { path: 'runtime/cmdstan/lib/libtbb.so', type: '2', target: '../bin/stanc' },
        { path: 'runtime/cmdstan/all', type: '2', target: './lib/../lib' },
        { path: 'runtime/cmdstan/copy', type: '1', target: 'runtime/cmdstan/makefile' },
        { path: deep, content: 'deep' },
      ]),
    );
    expect(await readlink(join(path, 'cmdstan/lib/libtbb.so'))).toBe('../bin/stanc');
    expect(await readFile(join(path, 'cmdstan/all/libtbb.so'), 'utf8')).toBe('#!/bin/sh\n');
    expect(await readFile(join(path, 'cmdstan/copy'), 'utf8')).toContain('CMDSTAN_VERSION');
    expect(await readFile(join(path, deep.slice('runtime/'.length)), 'utf8')).toBe('deep');
  });

  it('is refused where its name is taken, and the one that is there stays', async () => {
    const { path } = await importBytes(home.paths, tarGz(runtimeEntries()));
    await writeFile(join(path, 'mine'), 'kept');
    await expect(importBytes(home.paths, tarGz(runtimeEntries()))).rejects.toMatchObject({
      code: 'invalid-input',
      message: 'A runtime named linux-x86_64-r4.2-0.2.0 exists already.',
    });
    expect(await readFile(join(path, 'mine'), 'utf8')).toBe('kept');
    expect(await readdir(inRuntimes())).toHaveLength(1);
    expect(await readdir(join(home.paths.brmspy, '.studio'))).toEqual([]);
  });

  it('is compared with the .sha256 file beside it', async () => {
    const bytes = tarGz(runtimeEntries());
    const hash = createHash('sha256').update(bytes).digest('hex');
    const stated = join(home.paths.home, 'archive.bin.sha256');
    await writeFile(stated, `${'0'.repeat(64)}  archive.bin\n`);
    await expect(importBytes(home.paths, bytes)).rejects.toThrow(
      `its SHA-256 is ${hash}, but should be ${'0'.repeat(64)}`,
    );
    await writeFile(stated, 'nonsense');
    await expect(importBytes(home.paths, bytes)).rejects.toThrow('has no SHA-256');
    expect(await leftovers(home.paths)).toEqual([]);
    await writeFile(stated, `${hash.toUpperCase()} *archive.bin\r\n`);
    expect((await importBytes(home.paths, bytes)).name).toBe('linux-x86_64-r4.2-0.2.0');
  });

  it('says which program is missing to decompress it, and what it said where it failed', async () => {
    const bytes = compressed('bzip2', tar(runtimeEntries()));
    const { PATH } = process.env;
    process.env.PATH = '/nowhere';
    try {
      await expect(importBytes(home.paths, bytes)).rejects.toMatchObject({
        code: 'invalid-input',
        message: expect.stringContaining('bzip2, a program that is not installed'),
      });
    } finally {
      process.env.PATH = PATH;
    }
    await expect(importBytes(home.paths, bytes.subarray(0, bytes.length - 20))).rejects.toMatchObject({
      code: 'invalid-input',
      message: expect.stringContaining('damaged or incomplete: bzip2'),
    });
    await expect(
      importBytes(home.paths, compressed('xz', tar(runtimeEntries())).subarray(0, 400)),
    ).rejects.toThrow('damaged or incomplete: xz');
    expect(await leftovers(home.paths)).toEqual([]);
  });

  it('leaves nothing when it is cancelled, whenever that is', async () => {
    const bytes = tarGz([...runtimeEntries(), ...many(400)]);
    for (const after of [0, 3, 10, 30, 60]) {
      const controller = new AbortController();
      const running = importBytes(home.paths, bytes, { signal: controller.signal });
      setTimeout(() => controller.abort(new Error('stopped')), after);
      const ended = await running.then(
        ({ name }) => name,
        (error: unknown) => String(error),
      );
      if (ended === 'linux-x86_64-r4.2-0.2.0') break;
      expect(ended).toMatch(/stopped|abort/i);
      expect(await leftovers(home.paths)).toEqual([]);
    }
  });
});

function many(count: number) {
  return Array.from({ length: count }, (_, i) => ({
    path: `runtime/cmdstan/f${i}`,
    content: 'x'.repeat(2000),
  }));
}
