import { randomBytes } from 'node:crypto';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { AppPaths } from '../../app/paths';
import { studioFolder } from '../store/places';
import { isAlive, ownStart } from '../store/process-start';

const form = /^runtime-(?:import|remove)-(\d+)-(\d+|-)-[0-9a-f]+$/;

/** A name for a folder on its way in or out that says which process it is of. */
export function stagingName(why: 'import' | 'remove'): string {
  return `runtime-${why}-${process.pid}-${ownStart()}-${randomBytes(4).toString('hex')}`;
}

/** A new and empty folder on the file system of the runtimes; others see nothing of it. */
export async function newStagingFolder(paths: AppPaths): Promise<string> {
  await mkdir(studioFolder(paths), { recursive: true });
  const folder = join(studioFolder(paths), stagingName('import'));
  await mkdir(folder, { mode: 0o700 });
  return folder;
}

/** Removes what processes left that were killed at importing or removing a runtime. */
export async function sweepStaging(paths: AppPaths): Promise<void> {
  const names = await readdir(studioFolder(paths)).catch(() => []);
  for (const name of names) {
    const match = form.exec(name);
    if (!match || (await isAlive(Number(match[1]), match[2] ?? '-'))) continue;
    await rm(join(studioFolder(paths), name), { recursive: true, force: true, maxRetries: 3 });
  }
}
