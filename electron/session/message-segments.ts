import { existsSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { availableMemory } from 'node:process';
import { KeptSegment } from './kept-segment';
import type { PayloadRef } from './protocol';
import { argumentLimit, readSegments, removeSegments, SegmentWriter } from './shared-memory';

/** No answer's segment is kept that is larger. */
const answerLimit = 512 * 1024 * 1024;
/** What is kept may be this part of what is free. */
const freePart = 1 / 4;

/**
 * The segments of one session. This side owns them all: its own until the answer has come (the worker has read the
 * arguments before it evaluates anything), the worker's from their answer on. One of each is kept and written over by a
 * later message, the worker's only when the request for that message says so: it is read completely by then. The worker
 * gives it a name of its own first, so that a call that takes long, or needs none, does not keep it beyond its time.
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

  /** For the next request. One that is not sent has to be discarded. */
  writer(): SegmentWriter {
    this.#sent = new SegmentWriter(this.folder, () => {
      const kept = this.#ours.take();
      if (kept !== null) return { name: kept, exists: true };
      this.#count += 1;
      return { name: `m${this.#count}`, exists: false };
    });
    return this.#sent;
  }

  /** The request goes out now; gives the worker's segments that its answer may be written over. */
  lend(): readonly string[] {
    this.#lent = this.#theirs.name;
    return this.#lent === null ? [] : [this.#lent];
  }

  /** The answer to the request is there. */
  answered(): void {
    const [sent, lent] = [this.#sent, this.#lent];
    this.#sent = null;
    this.#lent = null;
    if (sent?.segment != null) this.#ours.give(sent.segment, sent.size);
    if (lent !== null && !existsSync(join(this.folder, lent))) this.#theirs.forget(lent);
  }

  /** What an answer's buffers hold. Rejects with `protocol` where they are not in its segments. */
  read(segments: readonly string[], payload: PayloadRef): Promise<ReadonlyMap<string, Uint8Array>> {
    return readSegments(this.folder, segments, payload, (name, size) => this.#theirs.give(name, size));
  }

  /** Removes the segments of an answer that nobody reads. */
  remove(segments: readonly string[]): void {
    void removeSegments(this.folder, segments);
  }

  close(): void {
    this.#ours.close();
    this.#theirs.close();
  }
}

/** Is there plenty left beside a segment of this size, of memory and of what shared memory may take of it? */
function hasRoom(folder: string, size: number): boolean {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return size <= Math.min(bavail * bsize, availableMemory()) * freePart;
  } catch {
    return false;
  }
}
