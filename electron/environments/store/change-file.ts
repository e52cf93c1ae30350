import { constants, type FileHandle, link, mkdir, open, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { StudioError } from '../../../shared/errors/studio-error';
import { hasCode } from '../../files/file-errors';
import { type ObjectFile, parseObject, readObjectFile } from './object-file';
import { refuseLink } from './refuse-link';

/** What becomes of a file: its new text, or null to leave it. Throws where the change is not possible. */
export type Change = (current: ObjectFile | null) => string | null;

const attempts = 20;
/** brmspy opens, empties and writes in one go; this long it may take. */
const lateMs = 1000;
/** Who opened the old file just before it was replaced may empty it only now: the system lets it wait for the disk. */
const openingMs = 20;

/**
 * Reads, changes and replaces a file in one step: readers see the old one or the new one. brmspy knows no lock and
 * writes in place: what it wrote into the old file while that was being replaced is put back, and the change made again
 * on top of it. The caller holds the store's lock. Throws what `change` throws, and `invalid-input` for a damaged file.
 */
export async function changeFile(file: string, change: Change): Promise<void> {
  for (let i = 0; i < attempts; i++) {
    if (await tryChange(file, change)) return;
  }
  throw new StudioError('timeout', `The file ${file} is being written by another program all the time.`, {
    hint: 'Close what writes to it, and try again.',
    where: file,
  });
}

/** False where somebody came in between: it is to be done again. */
async function tryChange(file: string, change: Change): Promise<boolean> {
  // Kept open, so that what is written into it after it was replaced can be seen.
  const old = await openOld(file);
  try {
    const current = await readObjectFile(file);
    if (old && !(await isStillAt(file, old))) return false;
    const text = change(current);
    if (text === null || (current && same(Buffer.from(text), current.bytes))) return true;
    await refuseLink(file, 'file');
    await mkdir(dirname(file), { recursive: true, mode: 0o755 });
    if (current === null) return await createFile(file, text);
    if (!(await replaceFile(file, text, old, current.bytes))) return false;
    const late = old && (await lateContent(file, old, current.bytes));
    if (!late) return true;
    await putBack(file, late, Buffer.from(text));
    return false;
  } finally {
    await old?.close();
  }
}

/** Replaces the file, unless it holds something else than `known` by the time that the new one is on the disk. */
async function replaceFile(
  file: string,
  content: string | Uint8Array,
  old: FileHandle | null,
  known: Uint8Array,
): Promise<boolean> {
  return withTemporary(file, content, async (temporary) => {
    if (old && !same(await contentOf(old), known)) return false;
    await rename(temporary, file);
    return true;
  });
}

/**
 * What was written into the file that we replaced takes the place of ours (`present`), but not of what is newer still:
 * its writer may write again at any time, into whatever file is there.
 */
async function putBack(file: string, late: Uint8Array, present: Uint8Array): Promise<void> {
  const ours = await openOld(file);
  if (!ours) return;
  try {
    if (!(await replaceFile(file, late, ours, present))) return;
    const newer = await lateContent(file, ours, present);
    if (newer) await putBack(file, newer, late);
  } finally {
    await ours.close();
  }
}

/** A new file, but not over one that has come meanwhile. */
function createFile(file: string, text: string): Promise<boolean> {
  return withTemporary(file, text, async (temporary) => {
    try {
      await link(temporary, file);
      return true;
    } catch (error) {
      if (hasCode(error, 'EEXIST')) return false;
      // A file system without hard links.
      if (!hasCode(error, 'EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK')) throw error;
      await rename(temporary, file);
      return true;
    }
  });
}

/** A file beside `file` with this content, on the disk and not only on its way to it, for as long as it is used. */
async function withTemporary<T>(
  file: string,
  content: string | Uint8Array,
  use: (temporary: string) => Promise<T>,
): Promise<T> {
  // Two processes of different containers may have one process id.
  const temporary = `${file}.${process.pid}-${Date.now()}${Math.floor(Math.random() * 1e6)}`;
  try {
    await writeFile(temporary, content, { flag: 'wx', mode: 0o644, flush: true });
    return await use(temporary);
  } finally {
    await rm(temporary, { force: true });
  }
}

/** Null also where it cannot be opened: reading it says why. */
async function openOld(file: string): Promise<FileHandle | null> {
  // Windows does not replace a file that is open.
  if (process.platform === 'win32') return null;
  // A pipe in the file's place would be waited for.
  return open(file, constants.O_RDONLY | constants.O_NONBLOCK).catch(() => null);
}

/** False where another file has been put in its place. */
async function isStillAt(file: string, handle: FileHandle): Promise<boolean> {
  const [now, then] = await Promise.all([stat(file).catch(() => null), handle.stat()]);
  return now?.ino === then.ino;
}

/** What another program has made of the file that was replaced, or null where it is as it was. */
async function lateContent(file: string, old: FileHandle, known: Uint8Array): Promise<Uint8Array | null> {
  const replaced = Date.now();
  for (;;) {
    const bytes = await contentOf(old);
    const age = Date.now() - replaced;
    if (same(bytes, known)) {
      if (age > openingMs) return null;
    } else {
      try {
        return parseObject(file, bytes).bytes;
      } catch {
        // Half written so far; who died at it has lost it anyway.
        if (age > lateMs) return null;
      }
    }
    await wait(5);
  }
}

async function contentOf(handle: FileHandle): Promise<Uint8Array> {
  const { size } = await handle.stat();
  const bytes = Buffer.alloc(size);
  const { bytesRead } = await handle.read(bytes, 0, size, 0);
  return bytes.subarray(0, bytesRead);
}

function same(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}
