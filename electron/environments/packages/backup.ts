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
import { keepTouched } from '../../files/touch';
import { killMarked } from '../../session/process-table';
import { withStoreLock } from '../store/lock';
import { libraryFolder, studioFolder } from '../store/places';
import { refuseMissing } from '../store/read';
import { refuseLink, refuseLinkedFolder } from '../store/refuse-link';
import {
  backupsIn,
  changing,
  damagedJournal,
  type Journal,
  newBackupFolder,
  touchMs,
} from './backup-folders';

/*
 * An installation writes into the library itself: packages remember where they were installed, so that none can be built
 * elsewhere and moved in. What was there is kept beside it, as hard links, and a journal says so from before the first
 * change until after the last. Where the journal's process is dead, the library is put back as it was.
 *
 *   .studio/backup-<random>/environment   whose they are
 *   .studio/backup-<random>/library/      the packages as they were
 *   .studio/backup-<random>/journal.json  written when `library` is complete; removed when the change is
 *   .studio/backup-<random>/changed/      what a restoration took out of the way
 */

const changeVariable = 'BRMS_STUDIO_CHANGE';

/** A library as it was before a change. */
export interface LibraryBackup {
  /** To be in the environment of every program that changes the library. */
  readonly env: Readonly<Record<string, string>>;
  /** The change is complete: what was before is let go. */
  drop(): Promise<void>;
  restore(): Promise<void>;
}

/**
 * Keeps the environment's own library as it is now; makes an empty one where there is none. Throws `invalid-input` where
 * another process changes it.
 */
export async function backUpLibrary(paths: AppPaths, environment: string): Promise<LibraryBackup> {
  for (const { environment: broken, failure } of await recoverLibraries(paths)) {
    if (failure && broken === environment) throw failure;
  }
  const library = libraryFolder(paths, environment);
  await refuseLinkedFolder(paths, environment);
  await refuseLink(library, 'library');
  // Two processes that begin at once: the second one sees the folder of the first.
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

/** A folder for the backup that says whose it is, before anything is in it. */
async function claim(paths: AppPaths, environment: string): Promise<string> {
  const other = (await backupsIn(paths)).find((found) => found.environment === environment);
  if (other) throw changing(other);
  // It may have got another name, or have been deleted, while all was looked up and downloaded.
  await refuseMissing(paths, environment);
  const folder = newBackupFolder(paths);
  await mkdir(folder, { recursive: true });
  keepTouched(folder, touchMs);
  await writeFile(join(folder, 'environment'), environment);
  return folder;
}

export interface Recovery {
  readonly environment: string;
  /** Why the library could not be put back, or null. It is tried again by whoever comes next. */
  readonly failure: StudioError | null;
}

/** Of each folder, what goes on now: who starts meanwhile waits for the same. */
const recoveries = new Map<string, Promise<readonly Recovery[]>>();

/** Puts back every library that a process was changing when it died. To be called before a library is used. */
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
    // Two processes that start at once: the one that gets the folder does it.
    const claimed = newBackupFolder(paths);
    const isMine = await rename(folder, claimed).then(
      () => true,
      () => false,
    );
    if (!isMine) continue;
    try {
      if (told) {
        // The watchdog ends what the dead process ran; what it has not reached yet must not write into the old state.
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

/** Each step can be the last before a crash: the next call goes on from there. */
async function restore(folder: string, library: string): Promise<void> {
  const kept = join(folder, 'library');
  // An environment that was deleted since has no library to put back.
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
    // A lock of R's that a dead installation left.
    if (entry.name.startsWith('00LOCK')) return;
    if (entry.isDirectory()) await linkTree(source, target);
    else if (entry.isSymbolicLink()) await symlink(await readlink(source), target);
    else await link(source, target).catch(() => copyFile(source, target));
  });
  await Promise.all(linked);
}
