import { createHash } from 'node:crypto';
import { lstat, open, readdir, readlink } from 'node:fs/promises';
import { join, relative } from 'node:path';

/**
 * All that is below a folder, itself included: kind, permissions and content of each, by its path from there. Times are
 * left out. Folders whose path is in `without` are not looked into, nor named.
 */
export async function snapshot(
  folder: string,
  without: readonly string[] = [],
): Promise<ReadonlyMap<string, string>> {
  const seen = new Map<string, string>();
  const visit = async (path: string): Promise<void> => {
    if (without.includes(path)) return;
    const info = await lstat(path);
    const mode = (info.mode & 0o7777).toString(8);
    const name = relative(folder, path) || '.';
    if (info.isDirectory()) {
      seen.set(name, `folder ${mode}`);
      await Promise.all((await readdir(path)).map((inside) => visit(join(path, inside))));
    } else if (info.isSymbolicLink()) {
      seen.set(name, `link to ${await readlink(path)}`);
    } else if (info.isFile()) {
      const hash = createHash('sha256')
        .update(await beginning(path, info.size))
        .digest('hex');
      seen.set(name, `file ${mode} ${info.size} ${hash}`);
    } else {
      seen.set(name, `special ${mode}`);
    }
  };
  await visit(folder);
  return new Map([...seen].sort());
}

/** Of a huge file the size tells enough. */
async function beginning(path: string, size: number): Promise<Uint8Array> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(Math.min(size, 2 ** 20)));
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
