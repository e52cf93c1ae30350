import { existsSync } from 'node:fs';
import { readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type * as z from 'zod';
import { asideName } from '../files/aside-name';
import { withFileLock } from '../files/file-lock';
import { inputLimits, readInput } from '../files/read-input';
import { parseJson, writeWhole } from './whole-files';

/**
 * What a file of the configuration folder says; null where there is none, and where it is damaged: then it is set aside,
 * for what stands in it may be typed by hand. Throws `invalid-input` where it cannot be read: it may be whole.
 */
export async function readConfigFile<T>(path: string, schema: z.ZodType<T>): Promise<T | null> {
  if (!existsSync(path)) return null;
  const bytes = await readInput(path, { what: 'file', most: inputLimits.json, pipes: false });
  try {
    return parseJson(path, bytes.toString('utf8'), schema);
  } catch {
    await rename(path, asideName(path)).catch(() => undefined);
    return null;
  }
}

/**
 * Writes a file of the configuration folder anew: `make` reads what is there, and gives its new text, while no other
 * process of ours changes anything in that folder. Others may not read it: a proxy's address may hold a password.
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

/** What `writeWhole` left where it was killed: who has the lock is the only one that writes. */
async function sweep(path: string): Promise<void> {
  const temporary = (name: string) =>
    name.startsWith(`${basename(path)}.`) && /^\d+$/.test(name.slice(basename(path).length + 1));
  for (const name of await readdir(dirname(path))) {
    if (temporary(name)) await rm(join(dirname(path), name), { force: true });
  }
}
