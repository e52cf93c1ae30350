import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { identityPattern, identityText, isProvedDead, readIdentity } from '../files/process-identity';

const pattern = new RegExp(`^brms-studio-(${identityPattern})-\\w+$`);

/** A private (0700) folder `brms-studio-<process>-<random>` of this process. */
export function makePrivateFolder(root: string): string {
  return mkdtempSync(join(root, `brms-studio-${identityText()}-`));
}

/**
 * Removes such folders below `root` whose process is proved dead: containers may share them, and a worker is busy with
 * its own for as long as it likes. A root that is missing or closed to us has none.
 */
export function sweepFolders(root: string): void {
  for (const name of namesIn(root)) {
    if (!isProvedDead(readIdentity(pattern.exec(name)?.[1]))) continue;
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
