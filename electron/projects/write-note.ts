import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { readDatasetFile } from './dataset-file';
import { writeJson } from './json-files';
import { readOrdinaryJson, refuseSpecialFile } from './ordinary-files';
import { moveToTrash, type ProjectFolders } from './project-files';

/*
 * A data set consists of two files: its description names its CSV file. Before the first of them is written or
 * moved, a note lists the CSV files that may be left over. The note is removed at the end. So a note that stays
 * belongs to a killed process.
 */

const csvName = z.string().regex(/^[A-Za-z0-9_.-]+\.csv$/);
const note = z.object({
  /** The id of the data set. */
  id: z.string().regex(/^[^/\\]+$/),
  files: z.array(csvName).max(2),
  /** What to do with the files that the description does not name in the end. */
  unused: z.enum(['remove', 'trash']),
});
export type WriteNote = z.infer<typeof note>;

const noteIn = ({ data }: Pick<ProjectFolders, 'data'>) => join(data, '.open-write');

/** Runs `write`, which writes or moves the files of a data set. The caller must hold the project's lock. */
export async function withWriteNote(
  folders: ProjectFolders,
  open: WriteNote,
  write: () => Promise<void>,
): Promise<void> {
  await refuseSpecialFile(noteIn(folders));
  await writeJson(noteIn(folders), open);
  try {
    await write();
  } catch (error) {
    // The error of `write` is more important. Files that cannot be removed now are removed when the project is
    // next opened.
    await settleNotedWrite(folders).catch(() => undefined);
    throw error;
  }
  await settleNotedWrite(folders);
}

/** Is there a note of a write that is running or was interrupted? */
export async function hasWriteNote(folders: ProjectFolders): Promise<boolean> {
  return existsSync(noteIn(folders));
}

/** Removes the CSV files of the last write that no description names. The caller must hold the project's lock. */
export async function settleNotedWrite(folders: ProjectFolders): Promise<void> {
  const path = noteIn(folders);
  if (!existsSync(path)) return;
  // A note that cannot be read names no file, so nothing is removed.
  const open = await readOrdinaryJson(path, note).catch(() => null);
  if (open) await putAway(folders, open);
  await rm(path, { force: true });
}

async function putAway(folders: ProjectFolders, { id, files, unused }: WriteNote): Promise<void> {
  const description = join(folders.data, `${id}.json`);
  const used = existsSync(description) ? (await readDatasetFile(description).catch(() => null))?.file : '';
  // A damaged description may name any of them.
  if (used === undefined) return;
  for (const name of files) {
    const path = join(folders.data, name);
    if (name === used || !existsSync(path)) continue;
    if (unused === 'remove') await rm(path, { force: true });
    else await moveToTrash(folders, path, `data ${name}`);
  }
}
