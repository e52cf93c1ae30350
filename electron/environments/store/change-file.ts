import { constants, type FileHandle, link, mkdir, open, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { StudioError } from '../../../shared/errors/studio-error';
import { hasCode } from '../../files/file-errors';
import { type ObjectFile, parseObject, readObjectFile } from './json-object-file';
import { refuseLink } from './refuse-link';

/** Returns the new text of a file, or null to leave it. Throws if the change is impossible. */
export type Change = (current: ObjectFile | null) => string | null;

const attempts = 20;
/** How long brmspy may take to open, empty and write a file. */
const lateMs = 1000;
/** How long to wait for a program that opened the old file before its replacement: it may write only now. */
const openingMs = 20;

/**
 * Reads, changes and replaces a file in one step: readers see the old or the new file. brmspy uses no lock and writes
 * in place. If it wrote into the old file during the replacement, its text is put back, and the change is made again.
 * The caller must hold the store's lock. Throws the errors of `change`, and `invalid-input` for a damaged file.
 */
export async function changeFile(file: string, change: Change): Promise<void> {
  for (let i = 0; i < attempts; i++) {
    if (await tryChange(file, change)) return;
  }
  throw new StudioError('timeout', `Another program writes the file ${file} again and again.`, {
    hint: 'Close that program, and try again.',
    where: file,
  });
}

/** Returns false if another program wrote meanwhile: then the change must be made again. */
async function tryChange(file: string, change: Change): Promise<boolean> {
  // Kept open, to see text that is written into it after its replacement.
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

/** Replaces the file, unless its content differs from `known` when the new file is on the disk. */
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
 * Text that another program wrote into the replaced file replaces the app's text (`present`), but not any newer text:
 * the other program may write into the present file at any time.
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

/** Makes a new file, unless one was made meanwhile. */
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

/** Writes a file beside `file` with this content safely to the disk, and removes it after `use`. */
async function withTemporary<T>(
  file: string,
  content: string | Uint8Array,
  use: (temporary: string) => Promise<T>,
): Promise<T> {
  // Processes of different containers may have the same process id.
  const temporary = `${file}.${process.pid}-${Date.now()}${Math.floor(Math.random() * 1e6)}`;
  try {
    await writeFile(temporary, content, { flag: 'wx', mode: 0o644, flush: true });
    return await use(temporary);
  } finally {
    await rm(temporary, { force: true });
  }
}

/** Null also if it cannot be opened: reading it later gives the reason. */
async function openOld(file: string): Promise<FileHandle | null> {
  // Windows cannot replace an open file.
  if (process.platform === 'win32') return null;
  // Without O_NONBLOCK, opening a pipe would wait.
  return open(file, constants.O_RDONLY | constants.O_NONBLOCK).catch(() => null);
}

/** False if another file has replaced it. */
async function isStillAt(file: string, handle: FileHandle): Promise<boolean> {
  const [now, then] = await Promise.all([stat(file).catch(() => null), handle.stat()]);
  return now?.ino === then.ino;
}

/** The text that another program has written into the replaced file, or null if it is unchanged. */
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
        // It is half written. If the writer died meanwhile, its text is lost anyway.
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
