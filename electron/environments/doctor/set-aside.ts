import { lstat, rename } from 'node:fs/promises';

/** Renames a file or folder to `NAME.set-aside-YYYYMMDD-HHMMSS` (UTC); returns the new path. Never replaces a file. */
export async function setAside(path: string, now = new Date()): Promise<string> {
  const stamp = now.toISOString().replace(/[-:]/g, '').replace('T', '-').slice(0, 15);
  for (let count = 1; ; count += 1) {
    const place = `${path}.set-aside-${stamp}${count === 1 ? '' : `-${count}`}`;
    const taken = await lstat(place).then(
      () => true,
      () => false,
    );
    if (taken) continue;
    await rename(path, place);
    return place;
  }
}
