import { Header, type HeaderData, Pax } from 'tar';
import type { ArchiveEntry } from './archive-entry';
import type { ByteSource } from './byte-source';

const blockSize = 512;
/** The most bytes of a record about an entry, such as its long name, which is read into memory. */
const longestRecord = 2 ** 20;

const kinds: Readonly<Record<string, ArchiveEntry['kind']>> = {
  File: 'file',
  OldFile: 'file',
  ContiguousFile: 'file',
  Directory: 'folder',
  SymbolicLink: 'symlink',
  Link: 'hardlink',
};

/**
 * The entries of a tar file in the POSIX or GNU form. Unread content of an entry is skipped when the next one is
 * requested. Throws an error if the file is damaged or cut off.
 */
export async function* tarEntries(bytes: ByteSource): AsyncIterable<ArchiveEntry> {
  let own: HeaderData | undefined;
  let all: HeaderData | undefined;
  for (;;) {
    const block = await bytes.take(blockSize);
    if (block.length < blockSize) throw new Error('it ends too early');
    if (block.every((byte) => byte === 0)) break;
    const header = new Header(block, 0, own, all);
    if (!header.cksumValid) throw new Error('one of its entries is damaged');
    const size = header.size ?? 0;
    const padding = (blockSize - (size % blockSize)) % blockSize;
    switch (header.type) {
      case 'ExtendedHeader':
      case 'OldExtendedHeader':
        own = Pax.parse(await record(bytes, size, padding), own, false);
        continue;
      case 'GlobalExtendedHeader':
        all = Pax.parse(await record(bytes, size, padding), all, true);
        continue;
      case 'NextFileHasLongPath':
      case 'OldGnuLongPath':
        own = { ...own, path: upToNull(await record(bytes, size, padding)) };
        continue;
      case 'NextFileHasLongLinkpath':
        own = { ...own, linkpath: upToNull(await record(bytes, size, padding)) };
        continue;
    }
    const kind = kinds[header.type] ?? 'other';
    // Some programs give a link the size of its target but no content, others write both: programs read these
    // differently.
    if (kind !== 'file' && kind !== 'other' && size > 0) throw new Error('one of its links has content');
    let left = size;
    async function* content(): AsyncIterable<Uint8Array> {
      for await (const part of bytes.stream(left)) {
        left -= part.length;
        yield part;
      }
      if (left > 0) throw new Error('it ends too early');
    }
    yield {
      path: own?.path ?? header.path ?? '',
      kind,
      size,
      mode: header.mode ?? null,
      target: own?.linkpath ?? header.linkpath ?? '',
      content,
    };
    own = undefined;
    for await (const _ of content());
    await bytes.take(padding);
  }
  // The compression checks its sum only at its own end.
  await bytes.drain();
}

async function record(bytes: ByteSource, size: number, padding: number): Promise<string> {
  if (size > longestRecord) throw new Error('the record about one of its entries is too long');
  const text = await bytes.take(size);
  if (text.length < size) throw new Error('it ends too early');
  await bytes.take(padding);
  return text.toString('utf8');
}

function upToNull(text: string): string {
  const end = text.indexOf('\0');
  return end < 0 ? text : text.slice(0, end);
}
