import { type FileHandle, open, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { availableMemory } from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ShmRef } from './protocol';
import { refKey } from './shared-memory';

/** Small enough that reading keeps close behind writing. */
const step = 4 * 1024 * 1024;

/** Each has a file open. */
const mostAtOnce = 32;

interface Reading {
  readonly ref: ShmRef;
  bytes: Promise<Uint8Array | null>;
  /** The worker has answered: what is not written now will never be. */
  written: boolean;
  stopped: boolean;
}

/**
 * Reads large buffers while the worker still writes them: it announces each before its first byte, and its file grows
 * from front to back. What comes of it is taken when the answer is there. An announcement is believed as far as there is
 * room for all of them; beyond that a buffer is read when the answer is there, by the size that its file has then.
 */
export class EarlyReader {
  readonly #readings = new Map<string, Reading>();

  constructor(private readonly folder: string) {}

  begin(ref: ShmRef): void {
    if (this.#readings.has(refKey(ref)) || this.#readings.size >= mostAtOnce) return;
    const reading: Reading = { ref, bytes: Promise.resolve(null), written: false, stopped: false };
    this.#readings.set(refKey(ref), reading);
    reading.bytes = this.#read(reading).catch(() => null);
  }

  /** An answer came, whose buffers are in `segments`: nothing else that was announced will ever be asked for. */
  answered(segments: readonly string[]): void {
    for (const reading of this.#readings.values()) {
      // The answer before may still be read: its own are marked already.
      if (reading.written) continue;
      reading.written = true;
      if (!segments.includes(reading.ref.name)) this.#stop(reading);
    }
  }

  /** A buffer's bytes, or null where it was not announced or could not be read early. */
  async take(ref: ShmRef): Promise<Uint8Array | null> {
    const reading = this.#readings.get(refKey(ref));
    if (!reading) return null;
    if (reading.ref.content_size !== ref.content_size) {
      this.#stop(reading);
      return null;
    }
    const bytes = await reading.bytes;
    this.#readings.delete(refKey(ref));
    return bytes;
  }

  /** What was announced in `segments`, or anywhere, and has not been taken. */
  stop(segments?: readonly string[]): void {
    for (const reading of [...this.#readings.values()]) {
      if (segments?.includes(reading.ref.name) ?? true) this.#stop(reading);
    }
  }

  #stop(reading: Reading): void {
    reading.stopped = true;
    this.#readings.delete(refKey(reading.ref));
  }

  async #read(reading: Reading): Promise<Uint8Array | null> {
    const { ref } = reading;
    const file = await open(join(this.folder, ref.name), 'r');
    try {
      if (reading.stopped || !(await this.#hasRoom(file))) return null;
      return await follow(file, reading);
    } finally {
      await file.close();
    }
  }

  /** For all that has been announced: in memory, and, beside what its file has already, in shared memory. */
  async #hasRoom(file: FileHandle): Promise<boolean> {
    const { bavail, bsize } = await statfs(this.folder);
    const { size } = await file.stat();
    const announced = [...this.#readings.values()].reduce((sum, { ref }) => sum + ref.content_size, 0);
    return announced <= Math.min(bavail * bsize + size, availableMemory());
  }
}

async function follow(file: FileHandle, reading: Reading): Promise<Uint8Array | null> {
  const { ref } = reading;
  const bytes = new Uint8Array(new ArrayBuffer(ref.content_size));
  let done = 0;
  while (done < bytes.length) {
    if (reading.stopped) return null;
    const { written } = reading;
    const length = Math.min(bytes.length - done, step);
    const { bytesRead } = await file.read(bytes, done, length, ref.offset + done);
    if (bytesRead === 0) {
      if (written) return null;
      await sleep(1);
    }
    done += bytesRead;
  }
  return bytes;
}
