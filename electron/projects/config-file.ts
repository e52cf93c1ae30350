import { readdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { withFileLock } from '../files/file-lock';
import { writeWhole } from './whole-files';

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
