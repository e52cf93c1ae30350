import { writeFileSync } from 'node:fs';
import { link, mkdir, open, realpath, stat, statfs, symlink, writeFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { StudioError } from '../../../../shared/errors/studio-error';
import { hasCode } from '../../../files/file-errors';
import type { ArchiveEntry } from './archive-entry';
import { entryParts, linkParts, refused } from './entry-path';
import { readTar, type TarCompression } from './read-tar';
import { readZip } from './read-zip';
import { Budget, type Limits } from './unpack-limits';

export interface UnpackOptions {
  readonly signal: AbortSignal;
  readonly limits?: Limits;
  /** Called from time to time with the number of bytes written. */
  readonly onProgress?: (bytes: number) => void;
}

/**
 * Unpacks an archive into `folder`, which must be new and empty. It never writes outside of it: first it writes files
 * and folders, then links, whose targets must be among them. It refuses paths and links that lead out, devices,
 * repeated names, and more than `limits`. Of the permissions it keeps only the one to run a file. Throws
 * `invalid-input` that names the entry, or the signal's reason; then the unpacked files stay.
 */
export async function unpackArchive(archive: string, folder: string, options: UnpackOptions): Promise<void> {
  const { size } = await stat(archive);
  const { bavail, bsize } = await statfs(folder);
  const budget = new Budget(size, bavail * bsize, options.limits);
  const unpacking = new Unpacking(folder, budget, options);
  const { signal } = options;
  const visit = (entry: ArchiveEntry): Promise<void> => unpacking.take(entry);
  const form = await formOf(archive);
  const unpacked = (bytes: number): void => budget.unpacked(bytes);
  if (form === 'zip') await readZip(archive, visit, unpacked, signal);
  else await readTar(archive, form, visit, unpacked, signal);
  await unpacking.finish();
}

/** In bytes. */
const smallFile = 64 * 1024;

async function wholeOf(entry: ArchiveEntry): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  if (entry.size > 0) for await (const chunk of entry.content()) chunks.push(chunk);
  return Buffer.concat(chunks);
}

class Unpacking {
  /** The kinds of the unpacked entries, by path below the folder. */
  private readonly made = new Map<string, 'file' | 'folder' | 'link'>([['', 'folder']]);
  private readonly links: {
    readonly path: string;
    readonly parts: readonly string[];
    readonly target: string;
  }[] = [];
  private written = 0;

  constructor(
    private readonly folder: string,
    private readonly budget: Budget,
    private readonly options: UnpackOptions,
  ) {}

  async take(entry: ArchiveEntry): Promise<void> {
    this.options.signal.throwIfAborted();
    this.budget.entry();
    const parts = entryParts(entry.path);
    if (parts.length === 0) return;
    if (entry.kind === 'folder') return this.makeFolders(entry.path, parts);
    if (this.made.has(parts.join('/'))) throw refused(entry.path, 'its name is used twice');
    await this.makeFolders(entry.path, parts.slice(0, -1));
    const key = parts.join('/');
    switch (entry.kind) {
      case 'file':
        this.made.set(key, 'file');
        return this.write(entry, parts);
      case 'hardlink':
        await this.linkTo(entry, parts);
        this.made.set(key, 'file');
        return;
      case 'symlink':
        linkParts(entry.path, parts, entry.target);
        this.made.set(key, 'link');
        this.links.push({ path: entry.path, parts, target: entry.target });
        return;
      case 'other':
        throw refused(entry.path, 'it is a device, a pipe or something else that is not a file');
    }
  }

  /** Makes the links, and checks their targets in the file system. */
  async finish(): Promise<void> {
    for (const { path, parts, target } of this.links) {
      try {
        await symlink(target, join(this.folder, ...parts));
      } catch (cause) {
        throw new StudioError('invalid-input', `The link ${path} of the archive cannot be made here.`, {
          hint: 'Windows allows only some users to make links. Import an archive without links.',
          where: 'path',
          cause,
        });
      }
    }
    const root = await realpath(this.folder);
    for (const { path, parts } of this.links) {
      const place = await realpath(join(this.folder, ...parts)).catch(() => null);
      if (place === null) throw refused(path, 'it is a link to a missing file');
      if (place !== root && !place.startsWith(root + sep))
        throw refused(path, 'it is a link that leads out of the archive');
    }
  }

  private async makeFolders(path: string, parts: readonly string[]): Promise<void> {
    let key = '';
    for (const [i, part] of parts.entries()) {
      key = key === '' ? part : `${key}/${part}`;
      const there = this.made.get(key);
      if (there === 'folder') continue;
      if (there !== undefined) throw refused(path, `${JSON.stringify(key)} is not a folder in the archive`);
      await mkdir(join(this.folder, ...parts.slice(0, i + 1)), { mode: 0o755 }).catch((error: unknown) => {
        throw hasCode(error, 'EEXIST')
          ? refused(path, 'this file system takes it for another entry’s name')
          : error;
      });
      this.made.set(key, 'folder');
    }
  }

  private async write(entry: ArchiveEntry, parts: readonly string[]): Promise<void> {
    const mode = ((entry.mode ?? 0) & 0o111) === 0 ? 0o644 : 0o755;
    const path = join(this.folder, ...parts);
    const { signal } = this.options;
    try {
      // Not with async functions: a library has tens of thousands of small files, for which threads are slower.
      if (entry.size <= smallFile) writeFileSync(path, await wholeOf(entry), { flag: 'wx', mode });
      else await writeFile(path, entry.content(), { flag: 'wx', mode, signal });
    } catch (error) {
      if (!hasCode(error, 'EEXIST')) throw error;
      throw refused(entry.path, 'this file system takes it for another entry’s name');
    }
    this.written += entry.size;
    this.options.onProgress?.(this.written);
  }

  /** Makes a hard link to an earlier file. */
  private async linkTo(entry: ArchiveEntry, parts: readonly string[]): Promise<void> {
    const target = entryParts(entry.target);
    if (this.made.get(target.join('/')) !== 'file') {
      throw refused(
        entry.path,
        `it is a link to ${JSON.stringify(entry.target.slice(0, 200))}, which is not an earlier file of the archive`,
      );
    }
    await link(join(this.folder, ...target), join(this.folder, ...parts));
  }
}

/** The form of the file by its first bytes, because its name may be wrong. */
async function formOf(archive: string): Promise<'zip' | TarCompression> {
  const handle = await open(archive, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(512), 0, 512, 0);
    const start = buffer.subarray(0, bytesRead);
    const begins = (...bytes: readonly number[]): boolean => bytes.every((byte, i) => start[i] === byte);
    if (begins(0x1f, 0x8b)) return 'gzip';
    if (begins(0x42, 0x5a, 0x68)) return 'bzip2';
    if (begins(0xfd, 0x37, 0x7a, 0x58, 0x5a, 0)) return 'xz';
    if (begins(0x50, 0x4b, 3, 4) || begins(0x50, 0x4b, 5, 6)) return 'zip';
    if (start.length === 512) return 'none';
  } finally {
    await handle.close();
  }
  throw new StudioError('invalid-input', `${archive} is not an archive.`, {
    hint: 'Give a .tar.gz, .tar.bz2, .tar.xz, .tar or .zip file of a runtime.',
    where: 'path',
  });
}
