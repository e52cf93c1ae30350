import { existsSync } from 'node:fs';
import { readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type * as z from 'zod';
import { damagedFileName } from '../files/aside-name';
import { withFileLock } from '../files/file-lock';
import { inputLimits, readInput } from '../files/read-input';
import { parseJson, writeWhole } from './json-files';

/**
 * The content of a file in the configuration folder; null if the file is missing or damaged. A damaged file is set
 * aside, because its content may have been typed by hand. Throws `invalid-input` if the file cannot be read: it
 * may be undamaged.
 */
export async function readConfigFile<T>(path: string, schema: z.ZodType<T>): Promise<T | null> {
  if (!existsSync(path)) return null;
  const bytes = await readInput(path, { what: 'file', most: inputLimits.json, pipes: false });
  try {
    return parseJson(path, bytes.toString('utf8'), schema);
  } catch {
    await rename(path, damagedFileName(path)).catch(() => undefined);
    return null;
  }
}

/**
 * Writes a file in the configuration folder. `make` reads the present file and returns the new text; meanwhile no
 * other process of the app changes a file in that folder. Other users may not read the file: the address of a
 * proxy may hold a password.
 */
export function changeConfigFile(path: string, make: () => Promise<string>): Promise<void> {
  const folder = dirname(path);
  const lock = {
    file: join(folder, 'lock'),
    what: 'Settings',
    hint: `Make ${folder} a folder that you may write to, with room on its disk.`,
  };
  return withFileLock(lock, async () => {
    await sweep(path);
    await writeWhole(path, await make(), { mode: 0o600 });
  });
}

/** Removes what a killed `writeWhole` left. The holder of the lock is the only process that writes. */
async function sweep(path: string): Promise<void> {
  const temporary = (name: string) =>
    name.startsWith(`${basename(path)}.`) && /^\d+$/.test(name.slice(basename(path).length + 1));
  for (const name of await readdir(dirname(path))) {
    if (temporary(name)) await rm(join(dirname(path), name), { force: true });
  }
}
