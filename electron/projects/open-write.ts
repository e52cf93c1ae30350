import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { readDatasetFile } from './dataset-file';
import { readOwnJson, refuseForeign } from './own-files';
import { moveToTrash, type ProjectFolders } from './project-files';
import { writeJson } from './whole-files';

/*
 * A data set is two files: its description names its CSV file. Before the first of them is written or moved, a note says
 * which CSV files may be left over; it goes when all is done. A note that is still there is a killed process's.
 */

const csvName = z.string().regex(/^[A-Za-z0-9_.-]+\.csv$/);
const note = z.object({
  /** The data set. */
  id: z.string().regex(/^[^/\\]+$/),
  files: z.array(csvName).max(2),
  /** What becomes of those that the description does not name in the end. */
  unused: z.enum(['remove', 'trash']),
});
export type OpenWrite = z.infer<typeof note>;

const noteIn = ({ data }: Pick<ProjectFolders, 'data'>) => join(data, '.open-write');

/** Runs `write`, which writes or moves the files of a data set. The caller holds the project's lock. */
export async function withOpenWrite(
  folders: ProjectFolders,
  open: OpenWrite,
  write: () => Promise<void>,
): Promise<void> {
  await refuseForeign(noteIn(folders));
  await writeJson(noteIn(folders), open);
  try {
    await write();
  } catch (error) {
    // Why nothing was written is what counts; what cannot be put away now is put away by the next who opens the project.
    await settleOpenWrite(folders).catch(() => undefined);
    throw error;
  }
  await settleOpenWrite(folders);
}

/** Is there a note of a write that goes on, or was broken off? */
export async function hasOpenWrite(folders: ProjectFolders): Promise<boolean> {
  return existsSync(noteIn(folders));
}

/** Puts away the CSV files of the last write that no description names. The caller holds the project's lock. */
export async function settleOpenWrite(folders: ProjectFolders): Promise<void> {
  const path = noteIn(folders);
  if (!existsSync(path)) return;
  // One that cannot be read names no file: nothing is touched.
  const open = await readOwnJson(path, note).catch(() => null);
  if (open) await putAway(folders, open);
  await rm(path, { force: true });
}

async function putAway(folders: ProjectFolders, { id, files, unused }: OpenWrite): Promise<void> {
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
