import { stat } from 'node:fs/promises';
import { folderBytes } from '../store/folder-bytes';

/** How long an answer waits for a size that is not known yet. */
const patienceMs = 300;

/** Sizes of folders that never change; each is counted once. */
export class FolderSizes {
  readonly #known = new Map<string, Promise<number>>();

  /** The size in bytes; null while it is being counted. */
  async of(folder: string): Promise<number | null> {
    const info = await stat(folder).catch(() => null);
    if (!info) return null;
    const key = `${folder}\0${info.ino}\0${info.mtimeMs}`;
    const counted = this.#known.get(key) ?? folderBytes(folder);
    this.#known.set(key, counted);
    return Promise.race([counted, later()]);
  }
}

async function later(): Promise<null> {
  return new Promise((resolve) => setTimeout(resolve, patienceMs, null).unref());
}
