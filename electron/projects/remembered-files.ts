import { stat } from 'node:fs/promises';

/** Remembers what was read from files, by path. A file is read again only if it was replaced or changed. */
export class RememberedFiles {
  readonly #known = new Map<string, { readonly stamp: string; readonly value: unknown }>();

  /** The result of `read` for the present state of the file. */
  async get<T>(path: string, read: () => Promise<T>): Promise<T> {
    const stamp = await stampOf(path);
    const known = this.#known.get(path);
    if (known && known.stamp === stamp) return known.value as T;
    const value = await read();
    this.#put(path, stamp, value);
    return value;
  }

  /** Remembers what this process has just written there. */
  async put(path: string, value: unknown): Promise<void> {
    this.#put(path, await stampOf(path), value);
  }

  #put(path: string, stamp: string | null, value: unknown): void {
    if (stamp === null) this.#known.delete(path);
    else this.#known.set(path, { stamp, value });
  }
}

/** A text that changes with every write to the file; null if the file is missing. */
async function stampOf(path: string): Promise<string | null> {
  const info = await stat(path, { bigint: true }).catch(() => null);
  return info && `${info.ino} ${info.mtimeNs} ${info.size}`;
}
