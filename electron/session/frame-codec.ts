import { Packr } from 'msgpackr';
import { checkBody } from './check-body';
import { protocolError } from './protocol';

/** The most bytes of a frame; larger values go through shared memory. */
export const frameLimit = 256 * 1024 * 1024;

// Plain MessagePack without records and extensions, because the worker reads it in base R.
const packr = new Packr({ useRecords: false, encodeUndefinedAsNil: true, moreTypes: false });

/** A frame: a 4-byte little-endian length, then MessagePack. Throws `FrameTooLong` over the limit. */
export function encodeFrame(value: unknown, limit = frameLimit): Uint8Array {
  const body = packr.pack(value);
  if (body.length > limit) throw new FrameTooLong(body.length, limit);
  const frame = Buffer.allocUnsafe(body.length + 4);
  frame.writeUInt32LE(body.length, 0);
  frame.set(body, 4);
  return frame;
}

/** The error for a message with more bytes than a frame may have. */
export class FrameTooLong extends Error {
  override readonly name = 'FrameTooLong';

  constructor(
    readonly size: number,
    readonly limit: number,
  ) {
    super(`a frame of ${size} bytes is longer than ${limit}`);
  }
}

/** Throws `protocol` if `body` is not MessagePack. */
export function decodeBody(body: Uint8Array): unknown {
  try {
    checkBody(body);
    return packr.unpack(body);
  } catch (error) {
    throw protocolError(`a frame is not MessagePack (${error instanceof Error ? error.message : error})`);
  }
}

/** Cuts a stream of bytes into frame bodies. */
export class FrameReader {
  #chunks: Uint8Array[] = [];
  #size = 0;
  #needed: number | null = null;

  constructor(private readonly limit = frameLimit) {}

  /** Bytes of a frame that is not complete yet. */
  get pending(): number {
    return this.#size;
  }

  /** The bodies that `chunk` completes. Throws `protocol` at a length of 0 or over the limit. */
  push(chunk: Uint8Array): readonly Uint8Array[] {
    this.#chunks.push(chunk);
    this.#size += chunk.length;
    const bodies: Uint8Array[] = [];
    for (;;) {
      if (this.#needed === null) {
        if (this.#size < 4) return bodies;
        const length = Buffer.from(this.#take(4)).readUInt32LE(0);
        if (length === 0 || length > this.limit) {
          throw protocolError(`a frame has the impossible length of ${length} bytes`);
        }
        this.#needed = length;
      }
      if (this.#size < this.#needed) return bodies;
      bodies.push(this.#take(this.#needed));
      this.#needed = null;
    }
  }

  #take(length: number): Uint8Array {
    const [first] = this.#chunks;
    const joined = this.#chunks.length === 1 && first ? first : Buffer.concat(this.#chunks, this.#size);
    const rest = joined.subarray(length);
    this.#chunks = rest.length > 0 ? [rest] : [];
    this.#size = rest.length;
    return joined.subarray(0, length);
  }
}
