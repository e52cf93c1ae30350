import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive } from './process-table';

const pattern = /^brms-studio-(\d+)-\w+$/;

/** A private (0700) folder `brms-studio-<pid>-<random>` of this process. */
export function makePrivateFolder(root: string): string {
  return mkdtempSync(join(root, `brms-studio-${process.pid}-`));
}

/** Removes such folders below `root` whose process is gone. A root that is missing or closed to us has none. */
export function sweepFolders(root: string): void {
  for (const name of namesIn(root)) {
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

function namesIn(root: string): readonly string[] {
  try {
    return readdirSync(root);
  } catch {
    return [];
  }
}
