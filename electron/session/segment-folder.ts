import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { access, constants } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isAlive } from './process-table';

const pattern = /^brms-studio-(\d+)-\w+$/;

/** Where shared memory lives: /dev/shm where there is one, the temporary folder elsewhere. */
export async function sharedMemoryRoot(): Promise<string> {
  try {
    await access('/dev/shm', constants.W_OK);
    return '/dev/shm';
  } catch {
    return tmpdir();
  }
}

/** A private (0700) folder `brms-studio-<pid>-<random>` of this process. */
export function makePrivateFolder(root: string): string {
  return mkdtempSync(join(root, `brms-studio-${process.pid}-`));
}

/** Removes such folders below `root` whose process is gone. */
export function sweepFolders(root: string): void {
  for (const name of readdirSync(root)) {
    const pid = Number(pattern.exec(name)?.[1]);
    if (!pid || isAlive(pid)) continue;
    const folder = join(root, name);
    try {
      if (process.getuid && statSync(folder).uid !== process.getuid()) continue;
      rmSync(folder, { recursive: true, force: true });
    } catch {
      // Another start swept it at the same time, or it is not ours to remove.
    }
  }
}
