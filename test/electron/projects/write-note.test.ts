import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { projectFolders } from '../../../electron/projects/project-files';
import { type WriteNote, withWriteNote } from '../../../electron/projects/write-note';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'open-write-'));
  mkdirSync(join(root, 'data'));
});
afterEach(() => rmSync(root, { recursive: true }));

const open: WriteNote = { id: 'd', files: ['d-1.csv'], unused: 'remove' };

it('a write that fails is told, not what its clean-up then stumbles over', async () => {
  const folders = projectFolders(root);
  const note = join(folders.data, '.open-write');
  const write = async () => {
    rmSync(note);
    // A folder that is not empty cannot be removed as a file.
    mkdirSync(join(note, 'in the way'), { recursive: true });
    throw new Error('the disk is full');
  };
  await expect(withWriteNote(folders, open, write)).rejects.toThrow('the disk is full');
});

it('after a write that fails, what it had begun is put away', async () => {
  const folders = projectFolders(root);
  const begun = join(folders.data, 'd-1.csv');
  const write = async () => {
    writeFileSync(begun, 'y\n1\n');
    throw new Error('the disk is full');
  };
  await expect(withWriteNote(folders, open, write)).rejects.toThrow('the disk is full');
  expect([existsSync(begun), existsSync(join(folders.data, '.open-write'))]).toEqual([false, false]);
});
