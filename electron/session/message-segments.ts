import { existsSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { availableMemory } from 'node:process';
import { KeptSegment } from './kept-segment';
import type { PayloadRef } from './protocol';
import { argumentLimit, readSegments, removeSegments, SegmentWriter } from './shared-memory';

/** Larger segments of answers are not kept. */
const answerLimit = 512 * 1024 * 1024;
/** The kept segment may have at most this part of the free memory. */
const freePart = 1 / 4;

/**
 * The segments of one session. The app owns them all: its own until the answer has come (the worker reads the arguments
 * before it evaluates anything), the worker's as soon as their answer comes. One of each is kept, and a later message
 * overwrites it. The worker may overwrite a segment only when a request names it: by then it was read completely. The
 * worker renames it first, so that a long call, or one that needs no segment, does not keep it too long.
 */
export class MessageSegments {
  #count = 0;
  #sent: SegmentWriter | null = null;
  #lent: string | null = null;
  readonly #ours: KeptSegment;
  readonly #theirs: KeptSegment;

  constructor(private readonly folder: string) {
    const remove = (name: string) => void removeSegments(folder, [name]);
    const mayKeep = (limit: number) => (size: number) => size <= limit && hasRoom(folder, size);
    this.#ours = new KeptSegment(mayKeep(argumentLimit), remove);
    this.#theirs = new KeptSegment(mayKeep(answerLimit), remove);
  }

  /** The writer for the next request. If the request is not sent, the writer must be discarded. */
  writer(): SegmentWriter {
    this.#sent = new SegmentWriter(this.folder, () => {
      const kept = this.#ours.take();
      if (kept !== null) return { name: kept, exists: true };
      this.#count += 1;
      return { name: `m${this.#count}`, exists: false };
    });
    return this.#sent;
  }

  /** The request is sent now. Returns the worker's segments that its answer may overwrite. */
  lend(): readonly string[] {
    this.#lent = this.#theirs.name;
    return this.#lent === null ? [] : [this.#lent];
  }

  /** The answer to the request has come. */
  answered(): void {
    const [sent, lent] = [this.#sent, this.#lent];
    this.#sent = null;
    this.#lent = null;
    if (sent?.segment != null) this.#ours.give(sent.segment, sent.size);
    if (lent !== null && !existsSync(join(this.folder, lent))) this.#theirs.forget(lent);
  }

  /** Reads an answer's buffers. Rejects with `protocol` if they are not in its segments. */
  read(segments: readonly string[], payload: PayloadRef): Promise<ReadonlyMap<string, Uint8Array>> {
    return readSegments(this.folder, segments, payload, (name, size) => this.#theirs.give(name, size));
  }

  /** Removes the segments of an answer that is not read. */
  remove(segments: readonly string[]): void {
    void removeSegments(this.folder, segments);
  }

  close(): void {
    this.#ours.close();
    this.#theirs.close();
  }
}

/** Is enough memory and shared memory free to keep a segment of this size? */
function hasRoom(folder: string, size: number): boolean {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return size <= Math.min(bavail * bsize, availableMemory()) * freePart;
  } catch {
    return false;
  }
}
