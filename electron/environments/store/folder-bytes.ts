import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** What the files below a folder hold, in bytes; links are not followed. What vanishes meanwhile counts nothing. */
export async function folderBytes(folder: string): Promise<number> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  let sum = 0;
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) sum += await folderBytes(path);
    else if (entry.isFile()) sum += (await lstat(path).catch(() => null))?.size ?? 0;
  }
  return sum;
}
