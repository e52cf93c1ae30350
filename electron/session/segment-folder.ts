import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { identityPattern, identityText, isProvedDead, readIdentity } from '../files/process-identity';

const pattern = new RegExp(`^brms-studio-(${identityPattern})-\\w+$`);

/** Makes a private (0700) folder `brms-studio-<process>-<random>` for this process. */
export function makePrivateFolder(root: string): string {
  return mkdtempSync(join(root, `brms-studio-${identityText()}-`));
}

/**
 * Removes such folders below `root` if their process is proved dead: containers may share `root`, and a folder's age
 * proves nothing, as workers can be busy for long. Does nothing if `root` is missing or cannot be read.
 */
export function sweepFolders(root: string): void {
  for (const name of namesIn(root)) {
    if (!isProvedDead(readIdentity(pattern.exec(name)?.[1]))) continue;
    const folder = join(root, name);
    try {
      if (process.getuid && statSync(folder).uid !== process.getuid()) continue;
      rmSync(folder, { recursive: true, force: true });
    } catch {
      // Another start removed it at the same time, or this user may not remove it.
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
