import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { isStudioError } from '../../../../shared/errors/studio-error';
import { type ArchiveEntry, damagedArchive, type EntryVisitor } from './archive-entry';
import { refused } from './entry-path';

const typeBits = 0o170000;
const longestTarget = 4096;

/**
 * Calls `visit` with every entry of a zip file, and `unpacked` with every entry's announced size before its content is
 * read; content of another size is refused. Throws their errors, `invalid-input` for a damaged file, and the signal's
 * reason.
 */
export async function readZip(
  file: string,
  visit: EntryVisitor,
  unpacked: (bytes: number) => void,
  signal: AbortSignal,
): Promise<void> {
  let zip: ZipFile | undefined;
  try {
    zip = await openPromise(file, { lazyEntries: true, autoClose: false, validateEntrySizes: true });
    for await (const entry of zip.eachEntry()) {
      signal.throwIfAborted();
      if (entry.isEncrypted()) throw refused(entry.fileName, 'it is encrypted');
      unpacked(entry.uncompressedSize);
      await visit(await entryOf(zip, entry));
    }
  } catch (error) {
    signal.throwIfAborted();
    throw isStudioError(error) ? error : damagedArchive(error);
  } finally {
    zip?.close();
  }
}

async function entryOf(zip: ZipFile, entry: Entry): Promise<ArchiveEntry> {
  // The upper half has the type and permissions of the file, if the archive was made on Unix.
  const mode = entry.externalFileAttributes >>> 16;
  const kind = kindOf(entry.fileName, mode & typeBits);
  const content = (): AsyncIterable<Uint8Array> => contentOf(zip, entry);
  const target = kind === 'symlink' ? await targetOf(entry, content()) : '';
  return {
    path: entry.fileName,
    kind,
    size: entry.uncompressedSize,
    mode: mode === 0 ? null : mode,
    target,
    content,
  };
}

function kindOf(name: string, type: number): ArchiveEntry['kind'] {
  switch (type) {
    case 0:
    case 0o100000:
      return name.endsWith('/') ? 'folder' : 'file';
    case 0o040000:
      return 'folder';
    case 0o120000:
      return 'symlink';
    default:
      return 'other';
  }
}

async function* contentOf(zip: ZipFile, entry: Entry): AsyncIterable<Uint8Array> {
  yield* await zip.openReadStreamPromise(entry);
}

async function targetOf(entry: Entry, content: AsyncIterable<Uint8Array>): Promise<string> {
  if (entry.uncompressedSize > longestTarget)
    throw refused(entry.fileName, 'it is a link to a very long path');
  const chunks: Uint8Array[] = [];
  for await (const chunk of content) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}
