import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ShmRef } from './protocol';
import { refKey } from './shared-memory';

/** Small enough that reading keeps close behind writing. */
const step = 4 * 1024 * 1024;

interface Reading {
  readonly bytes: Promise<Uint8Array | null>;
  stopped: boolean;
}

/**
 * Reads large buffers while the worker still writes them: it announces each before its first byte, and its file grows
 * from front to back. What comes of it is taken when the answer is there.
 */
export class EarlyReader {
  readonly #readings = new Map<string, Reading>();

  constructor(private readonly folder: string) {}

  begin(ref: ShmRef): void {
    const reading: Reading = { stopped: false, bytes: Promise.resolve(null) };
    const bytes = follow(join(this.folder, ref.name), ref, () => reading.stopped).catch(() => null);
    this.#readings.set(refKey(ref), Object.assign(reading, { bytes }));
  }

  /** A buffer's bytes, or null where it was not announced or could not be read early. */
  async take(ref: ShmRef): Promise<Uint8Array | null> {
    const reading = this.#readings.get(refKey(ref));
    this.#readings.delete(refKey(ref));
    const bytes = await reading?.bytes;
    return bytes?.length === ref.content_size ? bytes : null;
  }

  /** What was announced and never answered. */
  stop(): void {
    for (const reading of this.#readings.values()) reading.stopped = true;
    this.#readings.clear();
  }
}

async function follow(path: string, ref: ShmRef, isStopped: () => boolean): Promise<Uint8Array | null> {
  const file: FileHandle = await open(path, 'r');
  try {
    const bytes = new Uint8Array(new ArrayBuffer(ref.content_size));
    let done = 0;
    while (done < bytes.length) {
      if (isStopped()) return null;
      const length = Math.min(bytes.length - done, step);
      const { bytesRead } = await file.read(bytes, done, length, ref.offset + done);
      if (bytesRead === 0) await sleep(1);
      done += bytesRead;
    }
    return bytes;
  } finally {
    await file.close();
  }
}
