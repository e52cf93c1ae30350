import { randomBytes } from 'node:crypto';
import {
  copyFile,
  link,
  lstat,
  mkdir,
  readdir,
  readlink,
  rename,
  rm,
  symlink,
  unlink,
  writeFile,
} from 'node:fs/promises';
import { dirname, join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { asStudioError, type StudioError } from '../../../shared/errors/studio-error';
import type { AppPaths } from '../../files/app-paths';
import { hasCode } from '../../files/file-errors';
import { keepTouched } from '../../files/keep-touched';
import { killMarked } from '../../session/process-table';
import { refuseMissing } from '../store/read';
import { refuseLink, refuseLinkedFolder } from '../store/refuse-link';
import { withStoreLock } from '../store/store-lock';
import { libraryFolder, studioFolder } from '../store/store-paths';
import {
  backupsIn,
  changing,
  damagedJournal,
  type Journal,
  newBackupFolder,
  touchMs,
} from './backup-folders';

/*
 * An installation writes into the library itself, because packages remember where they were installed and cannot be
 * built elsewhere and moved. The old packages are kept in a backup, as hard links. A journal exists from before the
 * first change until after the last. If the journal's process is dead, the library is put back as it was.
 *
 *   .studio/backup-<random>/environment   the name of the environment
 *   .studio/backup-<random>/library/      the old packages
 *   .studio/backup-<random>/journal.json  written when `library` is complete; removed when the change is
 *   .studio/backup-<random>/changed/      the changed packages that a restoration has moved away
 */

const changeVariable = 'BRMS_STUDIO_CHANGE';

/** A library as it was before a change. */
export interface LibraryBackup {
  /** Variables for every program that changes the library. */
  readonly env: Readonly<Record<string, string>>;
  /** Call when the change is complete: removes the backup. */
  drop(): Promise<void>;
  restore(): Promise<void>;
}

/**
 * Makes a backup of the environment's own library; makes an empty library if there is none. Throws `invalid-input` if
 * another process is changing it.
 */
export async function backUpLibrary(paths: AppPaths, environment: string): Promise<LibraryBackup> {
  for (const { environment: broken, failure } of await recoverLibraries(paths)) {
    if (failure && broken === environment) throw failure;
  }
  const library = libraryFolder(paths, environment);
  await refuseLinkedFolder(paths, environment);
  await refuseLink(library, 'library');
  // If two processes begin at the same time, the second one sees the folder of the first.
  const folder = await withStoreLock(paths, () => claim(paths, environment));
  const mark = randomBytes(12).toString('hex');
  try {
    await mkdir(library, { recursive: true, mode: 0o755 });
    await linkTree(library, join(folder, 'library'));
    const told: Journal = { environment, mark };
    await writeFileAtomic(join(folder, 'journal.json'), JSON.stringify(told), { fsync: true });
  } catch (error) {
    await remove(folder);
    throw error;
  }
  return {
    env: { [changeVariable]: mark },
    drop: async () => {
      await unlink(join(folder, 'journal.json'));
      await remove(folder);
    },
    restore: () => restore(folder, library),
  };
}

/** Makes the folder for the backup and writes the environment's name into it first. */
async function claim(paths: AppPaths, environment: string): Promise<string> {
  const other = (await backupsIn(paths)).find((found) => found.environment === environment);
  if (other) throw changing(other);
  // The environment may have been renamed or deleted during the downloads.
  await refuseMissing(paths, environment);
  const folder = newBackupFolder(paths);
  await mkdir(folder, { recursive: true });
  keepTouched(folder, touchMs);
  await writeFile(join(folder, 'environment'), environment);
  return folder;
}

export interface Recovery {
  readonly environment: string;
  /** Why the library could not be put back, or null. The next process tries again. */
  readonly failure: StudioError | null;
}

/** The running recovery of each folder: later callers wait for the same one. */
const recoveries = new Map<string, Promise<readonly Recovery[]>>();

/** Puts back every library that a process was changing when it died. Must be called before a library is used. */
export function recoverLibraries(paths: AppPaths): Promise<readonly Recovery[]> {
  const key = studioFolder(paths);
  const running = recoveries.get(key) ?? recoverAll(paths).finally(() => recoveries.delete(key));
  recoveries.set(key, running);
  return running;
}

async function recoverAll(paths: AppPaths): Promise<readonly Recovery[]> {
  const done: Recovery[] = [];
  for (const { folder, environment, journal: told, isAbandoned } of await backupsIn(paths)) {
    if (!isAbandoned) continue;
    if (told === 'damaged') {
      done.push({ environment, failure: damagedJournal(folder) });
      continue;
    }
    // If two processes start at the same time, the one that gets the folder does it.
    const claimed = newBackupFolder(paths);
    const isMine = await rename(folder, claimed).then(
      () => true,
      () => false,
    );
    if (!isMine) continue;
    try {
      if (told) {
        // The watchdog ends the programs of the dead process. Those still running must not write into the restored
        // library.
        killMarked(`${changeVariable}=${told.mark}`);
        await restore(claimed, libraryFolder(paths, told.environment));
        done.push({ environment: told.environment, failure: null });
      } else {
        await remove(claimed);
      }
    } catch (error) {
      await rename(claimed, folder).catch(() => undefined);
      done.push({ environment, failure: asStudioError(error) });
    }
  }
  return done;
}

/** A crash may happen after each step: the next call continues from there. */
async function restore(folder: string, library: string): Promise<void> {
  const kept = join(folder, 'library');
  // If the environment was deleted meanwhile, there is no library to put back.
  if ((await exists(kept)) && (await exists(dirname(library)))) {
    const changed = join(folder, 'changed');
    await remove(changed);
    try {
      await rename(library, changed);
    } catch (error) {
      if (!hasCode(error, 'ENOENT')) throw error;
    }
    await rename(kept, library);
  }
  await unlink(join(folder, 'journal.json')).catch(() => undefined);
  await remove(folder);
}

async function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}

async function remove(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 3 });
}

/** The same files under another folder: installing makes new files and never writes into old ones. */
async function linkTree(from: string, to: string): Promise<void> {
  await mkdir(to, { mode: (await lstat(from)).mode & 0o777 });
  const entries = await readdir(from, { withFileTypes: true });
  const linked = entries.map(async (entry) => {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    // Skips a lock that a dead installation of R left.
    if (entry.name.startsWith('00LOCK')) return;
    if (entry.isDirectory()) await linkTree(source, target);
    else if (entry.isSymbolicLink()) await symlink(await readlink(source), target);
    else await link(source, target).catch(() => copyFile(source, target));
  });
  await Promise.all(linked);
}
