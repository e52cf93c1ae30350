import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { StudioError } from '../../shared/errors/studio-error';
import { makePrivateFolder, sweepFolders } from './segment-folder';

/** The folders of one worker. */
export interface WorkerFolders {
  /** The folder of its segments. */
  readonly shared: string;
  /** The folder of R's temporary files. */
  readonly temporary: string;
  /** Removes both. Rejects if one cannot be removed; the other is removed anyway. */
  readonly remove: () => Promise<void>;
}

/**
 * Folders for temporary files, best first: those that R itself would try with these variables (`R_TempDir` in its
 * sys-std.c), then the system's own folder.
 */
export function temporaryRoots(env: Readonly<Record<string, string>>): readonly string[] {
  return present([env.TMPDIR, env.TMP, env.TEMP, tmpdir(), process.platform === 'win32' ? '' : '/tmp']);
}

/** Folders for segments, best first: a folder in memory if the system has one, then those for temporary files. */
export function sharedMemoryRoots(temporary: readonly string[]): readonly string[] {
  return present([process.platform === 'linux' ? '/dev/shm' : '', ...temporary]);
}

/**
 * Makes a worker's folders, each in the first of its roots where it can, and removes those of dead processes there.
 * Throws `invalid-input` if no root works; then no folder is left.
 */
export async function makeWorkerFolders(
  sharedRoots: readonly string[],
  temporaryRoots: readonly string[],
): Promise<WorkerFolders> {
  const shared = makeIn(sharedRoots, 'shared memory');
  try {
    const temporary = makeIn(temporaryRoots, "R's temporary files");
    return { shared, temporary, remove: () => removeAll([shared, temporary]) };
  } catch (error) {
    await removeAll([shared]);
    throw error;
  }
}

function makeIn(roots: readonly string[], purpose: string): string {
  const refused: string[] = [];
  for (const root of roots) {
    sweepFolders(root);
    try {
      return makePrivateFolder(root);
    } catch (error) {
      refused.push(`${root} (${error instanceof Error && 'code' in error ? error.code : error})`);
    }
  }
  throw new StudioError('invalid-input', `No folder for ${purpose} can be made in ${refused.join(', ')}.`, {
    hint: 'Set TMPDIR, in the environment or before the app starts, to a folder that exists, is writable and has free space.',
    where: 'env.TMPDIR',
  });
}

/** Removes all folders that it can, then throws the first failure. */
async function removeAll(folders: readonly string[]): Promise<void> {
  const removals = folders.map((folder) => rm(folder, { recursive: true, force: true, maxRetries: 3 }));
  for (const removal of await Promise.allSettled(removals)) {
    if (removal.status === 'rejected') throw removal.reason;
  }
}

function present(roots: readonly (string | undefined)[]): readonly string[] {
  return [...new Set(roots.flatMap((root) => (root ? [root] : [])))];
}
