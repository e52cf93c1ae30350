import { type FileHandle, open, rm, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { StudioError } from '../../shared/errors/studio-error';
import { type PayloadRef, protocolError, type ShmRef, type WireBuffer } from './protocol';

/** Buffers of at least this many bytes go through shared memory. */
export const inlineLimit = 65_536;
/** All the inline buffers of a message together: many small ones make a segment worth while too. */
const inlineTotal = 1_048_576;
const alignment = 64;
/** One read or write of the operating system; Linux takes at most 2 GiB. */
const stepLimit = 1 << 30;

/** Places a message's buffers: small ones inline, the others in one segment, written by `flush`. */
export class SegmentWriter {
  #inline = 0;
  #end = 0;
  readonly #parts: { readonly bytes: Uint8Array; readonly offset: number }[] = [];

  /** `name`: of the segment, if one turns out to be needed; a lower-case letter and digits. */
  constructor(
    private readonly folder: string,
    private readonly name: string,
  ) {}

  put(view: ArrayBufferView): WireBuffer {
    const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
    if (bytes.length < inlineLimit && this.#inline + bytes.length <= inlineTotal) {
      this.#inline += bytes.length;
      return bytes;
    }
    const offset = this.#end;
    const size = Math.ceil(bytes.length / alignment) * alignment;
    this.#end += size;
    this.#parts.push({ bytes, offset });
    return { name: this.name, offset, size, content_size: bytes.length, temporary: true };
  }

  /** Throws `internal` where shared memory has no room; then no file is left. */
  async flush(): Promise<void> {
    if (this.#parts.length === 0) return;
    const { bavail, bsize } = await statfs(this.folder);
    if (bavail * bsize < this.#end) throw fullError(this.folder, this.#end, bavail * bsize);
    const path = join(this.folder, this.name);
    const file = await open(path, 'wx', 0o600);
    try {
      for (const part of this.#parts) await writeAll(file, part.bytes, part.offset);
    } catch (error) {
      await rm(path, { force: true });
      throw isNoRoom(error) ? fullError(this.folder, this.#end, 0) : error;
    } finally {
      await file.close();
    }
  }

  /** Removes the segment of a message that was never sent. */
  async discard(): Promise<void> {
    if (this.#parts.length > 0) await rm(join(this.folder, this.name), { force: true });
  }
}

async function writeAll(file: FileHandle, bytes: Uint8Array, offset: number): Promise<void> {
  let done = 0;
  while (done < bytes.length) {
    const length = Math.min(bytes.length - done, stepLimit);
    done += (await file.write(bytes, done, length, offset + done)).bytesWritten;
  }
}

/** A full file system, a used-up quota, or a limit on the size of files. */
function isNoRoom(error: unknown): boolean {
  if (!(error instanceof Error) || !('code' in error)) return false;
  return error.code === 'ENOSPC' || error.code === 'EDQUOT' || error.code === 'EFBIG';
}

function fullError(folder: string, needed: number, free: number): StudioError {
  const inMegabytes = (bytes: number) => `${Math.ceil(bytes / 1e6)} MB`;
  return new StudioError(
    'internal',
    `Shared memory is full: ${inMegabytes(needed)} are needed, ${inMegabytes(free)} are free in ${folder}.`,
    { hint: 'Close other fits or projects, or give shared memory more room.' },
  );
}

/**
 * Reads every buffer of `payload` that lies in `segments`, then removes these (also after a failure: nobody else
 * would). A segment is opened once, however many buffers it has. `early`: what has been read before.
 */
export async function readSegments(
  folder: string,
  segments: readonly string[],
  payload: PayloadRef,
  early: (ref: ShmRef) => Promise<Uint8Array | null>,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const refs: ShmRef[] = [];
  collectRefs(payload, refs);
  const found = new Map<string, Uint8Array>();
  const files = new Map<string, FileHandle>();
  try {
    for (const name of segments) files.set(name, await open(join(folder, name), 'r'));
    for (const ref of refs) {
      const file = files.get(ref.name);
      if (!file) throw protocolError(`a buffer is in the segment "${ref.name}", which was not announced`);
      const { size } = await file.stat();
      if (ref.offset + ref.content_size > size) throw protocolError('a buffer reaches beyond its segment');
      found.set(refKey(ref), (await early(ref)) ?? (await readAll(file, ref)));
    }
    return found;
  } finally {
    // Giving a large segment's memory back takes as long as a part of reading it: nobody waits for that.
    void removeSegments(folder, segments, [...files.values()]);
  }
}

export async function removeSegments(
  folder: string,
  segments: readonly string[],
  files: readonly FileHandle[] = [],
): Promise<void> {
  const closed = files.map((file) => file.close());
  const removed = segments.map((name) => rm(join(folder, name), { force: true }));
  // What cannot be removed now goes with the session's folder.
  await Promise.allSettled([...closed, ...removed]);
}

export function refKey(ref: ShmRef): string {
  return `${ref.name}@${ref.offset}`;
}

async function readAll(file: FileHandle, ref: ShmRef): Promise<Uint8Array> {
  // A buffer of its own, so that a typed array can be laid over it and nothing else stays in memory with it.
  const bytes = new Uint8Array(new ArrayBuffer(ref.content_size));
  let done = 0;
  while (done < bytes.length) {
    const length = Math.min(bytes.length - done, stepLimit);
    const { bytesRead } = await file.read(bytes, done, length, ref.offset + done);
    if (bytesRead === 0) throw protocolError('a segment ends before its buffer does');
    done += bytesRead;
  }
  return bytes;
}

/** References anywhere in a message: in `buffers`, and in the payloads inside `meta`. */
function collectRefs(value: unknown, refs: ShmRef[]): void {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return;
  if (isShmRef(value)) {
    refs.push(value);
    return;
  }
  for (const part of Array.isArray(value) ? value : Object.values(value)) collectRefs(part, refs);
}

function isShmRef(value: object): value is ShmRef {
  return (
    'content_size' in value &&
    Number.isSafeInteger(value.content_size) &&
    'offset' in value &&
    Number.isSafeInteger(value.offset) &&
    'name' in value &&
    typeof value.name === 'string'
  );
}
