import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeFolders } from '../../../electron/files/make-folders';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'make-folders-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it('makes what is missing, and leaves what is there', () => {
  makeFolders(join(folder, 'a/b/c'));
  makeFolders(join(folder, 'a/b/c'));
  expect(statSync(join(folder, 'a/b/c')).isDirectory()).toBe(true);
});

it('says that a file is in the way', () => {
  writeFileSync(join(folder, 'file'), '');
  const where = join(folder, 'file');
  expect(() => makeFolders(where)).toThrow(`${where} is a file, not a folder.`);
  expect(() => makeFolders(join(where, 'a', 'b'))).toThrow(/not a directory|is a file/);
});

it.skipIf(process.platform !== 'linux')('ends where nothing can be made', () => {
  for (const path of ['/proc/x', '/proc/x/y/z'])
    expect(() => makeFolders(path)).toThrow('No folder can be made in /proc.');
});
