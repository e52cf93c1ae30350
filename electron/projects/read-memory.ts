import { stat } from 'node:fs/promises';

/** What was read of files, by their paths: read again only where a file has been replaced or changed since. */
export class ReadMemory {
  readonly #known = new Map<string, { readonly stamp: string; readonly value: unknown }>();

  /** What `read` made of the file when it was as it is now. */
  async get<T>(path: string, read: () => Promise<T>): Promise<T> {
    const stamp = await stampOf(path);
    const known = this.#known.get(path);
    if (known && known.stamp === stamp) return known.value as T;
    const value = await read();
    this.#put(path, stamp, value);
    return value;
  }

  /** What this process has just written there. */
  async put(path: string, value: unknown): Promise<void> {
    this.#put(path, await stampOf(path), value);
  }

  #put(path: string, stamp: string | null, value: unknown): void {
    if (stamp === null) this.#known.delete(path);
    else this.#known.set(path, { stamp, value });
  }
}

/** Changes with every way to write a file; null where there is none. */
async function stampOf(path: string): Promise<string | null> {
  const info = await stat(path, { bigint: true }).catch(() => null);
  return info && `${info.ino} ${info.mtimeNs} ${info.size}`;
}
