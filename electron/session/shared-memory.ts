import { type FileHandle, open, rm, statfs } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { StudioError } from '../../shared/errors/studio-error';
import { type PayloadRef, protocolError, type ShmRef, type WireBuffer } from './protocol';

/** Buffers of at least this many bytes go through shared memory. */
const inlineLimit = 65_536;
/** The most bytes of all inline buffers of a message together; further buffers go into a segment. */
const inlineTotal = 1_048_576;
const alignment = 64;
/** A larger segment of arguments is removed before its call runs, which may take hours. */
export const argumentLimit = 64 * 1024 * 1024;
/** A large buffer is read in this many parts at once; each has at least the bytes below. */
const lanes = Math.min(availableParallelism(), 4);
const laneSize = 1024 * 1024;
const pageSize = 4096;
/** The most bytes of one read or write by the operating system; Linux takes at most 2 GiB. */
const stepLimit = 1 << 30;

/** Where to write a segment: a new file, or one to overwrite. */
interface Place {
  /** A lower-case letter and digits. */
  readonly name: string;
  readonly exists: boolean;
}

/** Places a message's buffers: small ones inline, the others in one segment, written by `flush`. */
export class SegmentWriter {
  #inline = 0;
  #end = 0;
  #place: Place | null = null;
  readonly #parts: { readonly bytes: Uint8Array; readonly offset: number }[] = [];

  /** `place` is called when a segment is needed. */
  constructor(
    private readonly folder: string,
    private readonly place: () => Place,
  ) {}

  /** The segment's name, if there is one. */
  get segment(): string | null {
    return this.#place?.name ?? null;
  }

  /** Its bytes. */
  get size(): number {
    return this.#end;
  }

  put(view: ArrayBufferView): WireBuffer {
    const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
    if (bytes.length < inlineLimit && this.#inline + bytes.length <= inlineTotal) {
      this.#inline += bytes.length;
      return bytes;
    }
    this.#place ??= this.place();
    const { name } = this.#place;
    const offset = this.#end;
    const size = Math.ceil(bytes.length / alignment) * alignment;
    this.#end += size;
    this.#parts.push({ bytes, offset });
    return { name, offset, size, content_size: bytes.length, temporary: this.#end > argumentLimit };
  }

  /** Throws `internal` if shared memory is full; then no file is left. */
  async flush(): Promise<void> {
    if (!this.#place) return;
    const { name, exists } = this.#place;
    const path = join(this.folder, name);
    try {
      const { bavail, bsize } = await statfs(this.folder);
      if (!exists && bavail * bsize < this.#end) throw fullError(this.folder, this.#end, bavail * bsize);
      const file = await open(path, exists ? 'r+' : 'wx', 0o600);
      try {
        for (const part of this.#parts) await writeAll(file, part.bytes, part.offset);
      } finally {
        await file.close();
      }
    } catch (error) {
      await this.discard();
      throw isNoRoom(error) ? fullError(this.folder, this.#end, 0) : error;
    }
  }

  /** Removes the segment of a message that was never sent. */
  async discard(): Promise<void> {
    if (!this.#place) return;
    const { name } = this.#place;
    this.#place = null;
    await rm(join(this.folder, name), { force: true });
  }
}

async function writeAll(file: FileHandle, bytes: Uint8Array, offset: number): Promise<void> {
  let done = 0;
  while (done < bytes.length) {
    const length = Math.min(bytes.length - done, stepLimit);
    done += (await file.write(bytes, done, length, offset + done)).bytesWritten;
  }
}

/** Is the file system or quota full, or the file larger than allowed? */
function isNoRoom(error: unknown): boolean {
  if (!(error instanceof Error) || !('code' in error)) return false;
  return error.code === 'ENOSPC' || error.code === 'EDQUOT' || error.code === 'EFBIG';
}

function fullError(folder: string, needed: number, free: number): StudioError {
  const inMegabytes = (bytes: number) => `${Math.ceil(bytes / 1e6)} MB`;
  return new StudioError(
    'internal',
    `Shared memory is full: ${inMegabytes(needed)} are needed, ${inMegabytes(free)} are free in ${folder}.`,
    { hint: 'Close other fits or projects, or make shared memory larger.' },
  );
}

/**
 * Reads every buffer of `payload` that is in `segments`, then passes the segments with their sizes to `retire`. It does
 * so after a failure too, so that they are removed. Each segment is opened only once.
 */
export async function readSegments(
  folder: string,
  segments: readonly string[],
  payload: PayloadRef,
  retire: (segment: string, size: number) => void,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const refs: ShmRef[] = [];
  collectRefs(payload, refs);
  const found = new Map<string, Uint8Array>();
  const files = new Map<string, { readonly file: FileHandle; readonly size: number }>();
  try {
    for (const name of segments) {
      const file = await open(join(folder, name), 'r');
      files.set(name, { file, size: (await file.stat()).size });
    }
    for (const ref of refs) {
      const segment = files.get(ref.name);
      if (!segment) throw protocolError(`a buffer is in the segment "${ref.name}", which was not announced`);
      if (ref.offset + ref.content_size > segment.size) {
        throw protocolError('a buffer ends after the end of its segment');
      }
      found.set(refKey(ref), await readAll(segment.file, ref));
    }
    return found;
  } finally {
    for (const { file } of files.values()) file.close().catch(() => {});
    for (const name of segments) retire(name, files.get(name)?.size ?? Number.POSITIVE_INFINITY);
  }
}

/** Removes segments. Freeing a large segment's memory takes time, so callers should not wait for this. */
export async function removeSegments(folder: string, segments: readonly string[]): Promise<void> {
  // A segment that cannot be removed now is removed with the session's folder.
  await Promise.allSettled(segments.map((name) => rm(join(folder, name), { force: true })));
}

export function refKey(ref: ShmRef): string {
  return `${ref.name}@${ref.offset}`;
}

async function readAll(file: FileHandle, ref: ShmRef): Promise<Uint8Array> {
  // A separate buffer, so that a typed array can use its memory and no other data stays in memory with it.
  const bytes = new Uint8Array(new ArrayBuffer(ref.content_size));
  // Most of the time goes into finding and clearing the buffer's pages; two threads halve it.
  const lane = Math.max(laneSize, Math.ceil(bytes.length / lanes / pageSize) * pageSize);
  const starts = Array.from({ length: Math.ceil(bytes.length / lane) }, (_, index) => index * lane);
  await Promise.all(
    starts.map((start) => readPart(file, bytes.subarray(start, start + lane), ref.offset + start)),
  );
  return bytes;
}

async function readPart(file: FileHandle, bytes: Uint8Array, offset: number): Promise<void> {
  let done = 0;
  while (done < bytes.length) {
    const length = Math.min(bytes.length - done, stepLimit);
    const { bytesRead } = await file.read(bytes, done, length, offset + done);
    if (bytesRead === 0) throw protocolError('a segment ends before its buffer does');
    done += bytesRead;
  }
}

/** All references in a message: in `buffers`, and in the payloads inside `meta`. */
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
