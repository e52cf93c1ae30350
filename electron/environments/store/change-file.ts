import { constants, type FileHandle, link, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import writeFileAtomic from 'write-file-atomic';
import { StudioError } from '../../../shared/errors/studio-error';
import { hasCode, linkTarget, type ObjectFile, parseObject, readObjectFile } from './object-file';

/** What becomes of a file: its new text, or null to leave it. Throws where the change is not possible. */
export type Change = (current: ObjectFile | null) => string | null;

const attempts = 20;
/** brmspy opens, empties and writes in one go; this long it may take. */
const lateMs = 1000;

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
    await refuseLink(file);
    await mkdir(dirname(file), { recursive: true, mode: 0o755 });
    if (current === null) return await createFile(file, text);
    await writeFileAtomic(file, text, { mode: 0o644, fsync: true });
    const late = old && (await lateContent(file, old, current.bytes));
    if (!late) return true;
    await writeFileAtomic(file, Buffer.from(late), { mode: 0o644, fsync: true });
    return false;
  } finally {
    await old?.close();
  }
}

/** A new file, but not over one that has come meanwhile. */
async function createFile(file: string, text: string): Promise<boolean> {
  const temporary = `${file}.${process.pid}-${Date.now()}`;
  try {
    const handle = await open(temporary, 'wx', 0o644);
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await link(temporary, file);
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    // A file system without hard links.
    if (!hasCode(error, 'EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK')) throw error;
    await rename(temporary, file);
    return true;
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

/** Nothing but what lies below ~/.brmspy is written: a link in a file's place may lead anywhere. */
async function refuseLink(file: string): Promise<void> {
  const target = await linkTarget(file);
  if (target === null) return;
  throw new StudioError(
    'invalid-input',
    `The file ${file} is a link to ${target}: it is read, but not written.`,
    {
      hint: 'Put the file itself in its place.',
      where: file,
    },
  );
}

/** What another program has made of the file that was replaced, or null where it is as it was. */
async function lateContent(file: string, old: FileHandle, known: Uint8Array): Promise<Uint8Array | null> {
  const end = Date.now() + lateMs;
  for (;;) {
    const bytes = await contentOf(old);
    if (same(bytes, known)) return null;
    try {
      return parseObject(file, bytes).bytes;
    } catch {
      // Half written so far; who died at it has lost it anyway.
      if (Date.now() > end) return null;
      await wait(10);
    }
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
