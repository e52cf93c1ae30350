import { randomBytes } from 'node:crypto';
import {
  copyFile,
  link,
  lstat,
  mkdir,
  readdir,
  readFile,
  readlink,
  rename,
  rm,
  symlink,
  unlink,
} from 'node:fs/promises';
import { dirname, join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import * as z from 'zod';
import { StudioError } from '../../../shared/errors/studio-error';
import type { AppPaths } from '../../app/paths';
import { killMarked } from '../../session/process-table';
import { hasCode } from '../store/object-file';
import { libraryFolder, studioFolder } from '../store/places';
import { isAlive, ownStart } from '../store/process-start';

/*
 * An installation writes into the library itself: packages remember where they were installed, so that none can be built
 * elsewhere and moved in. What was there is kept beside it, as hard links, and a journal says so from before the first
 * change until after the last. Where the journal's process is dead, the library is put back as it was.
 *
 *   .studio/backup-<random>/library/      the packages as they were
 *   .studio/backup-<random>/journal.json  written when `library` is complete; removed when the change is
 *   .studio/backup-<random>/changed/      what a restoration took out of the way
 */

const journal = z.object({
  environment: z.string(),
  pid: z.number(),
  start: z.string(),
  /** Carried by all that the change runs, in `changeVariable`. */
  mark: z.string(),
});
type Journal = z.infer<typeof journal>;

const changeVariable = 'BRMS_STUDIO_CHANGE';

const form = /^backup-(\d+)-(\d+|-)-[0-9a-f]+$/;

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
  await recoverLibraries(paths);
  const other = (await backupsIn(paths)).find(({ journal: told }) => told?.environment === environment);
  if (other?.journal) {
    throw new StudioError(
      'invalid-input',
      `Another Brms Studio (process ${other.journal.pid}) changes the packages of “${environment}”.`,
      { hint: 'Wait until it has ended, then try again.', where: environment },
    );
  }
  const library = libraryFolder(paths, environment);
  await refuseLink(library);
  await mkdir(library, { recursive: true, mode: 0o755 });
  const folder = join(
    studioFolder(paths),
    `backup-${process.pid}-${ownStart()}-${randomBytes(4).toString('hex')}`,
  );
  await mkdir(folder, { recursive: true });
  const mark = randomBytes(12).toString('hex');
  try {
    await linkTree(library, join(folder, 'library'));
    const told: Journal = { environment, pid: process.pid, start: ownStart(), mark };
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

/** What a link points to may be on another disk and belong to others: it could not be put back. */
async function refuseLink(library: string): Promise<void> {
  const info = await lstat(library).catch(() => null);
  if (!info?.isSymbolicLink()) return;
  throw new StudioError('invalid-input', `The library ${library} is a link to ${await readlink(library)}.`, {
    hint: 'Packages in it are changed with R itself; or replace the link by a folder.',
    where: library,
  });
}

/** Puts back every library that a process was changing when it died. To be called before a library is used. */
export async function recoverLibraries(paths: AppPaths): Promise<readonly string[]> {
  const restored: string[] = [];
  for (const { folder, journal: told, owner } of await backupsIn(paths)) {
    if (await isAlive(owner.pid, owner.start)) continue;
    // Two that start at once: the one that gets the folder does it.
    const claimed = join(
      studioFolder(paths),
      `backup-${process.pid}-${ownStart()}-${randomBytes(4).toString('hex')}`,
    );
    try {
      await rename(folder, claimed);
    } catch {
      continue;
    }
    if (told) {
      // The watchdog ends what the dead process ran; what it has not reached yet must not write into the old state.
      killMarked(`${changeVariable}=${told.mark}`);
      await restore(claimed, libraryFolder(paths, told.environment));
      restored.push(told.environment);
    } else {
      await remove(claimed);
    }
  }
  return restored;
}

interface FoundBackup {
  readonly folder: string;
  /** Null where nothing had begun to change yet, or all was done. */
  readonly journal: Journal | null;
  readonly owner: { readonly pid: number; readonly start: string };
}

async function backupsIn(paths: AppPaths): Promise<readonly FoundBackup[]> {
  const names = await readdir(studioFolder(paths)).catch(() => []);
  const found = names.map(async (name): Promise<readonly FoundBackup[]> => {
    const match = form.exec(name);
    if (!match) return [];
    const folder = join(studioFolder(paths), name);
    const owner = { pid: Number(match[1]), start: match[2] ?? '-' };
    return [{ folder, owner, journal: await readJournal(join(folder, 'journal.json')) }];
  });
  return (await Promise.all(found)).flat();
}

async function readJournal(file: string): Promise<Journal | null> {
  const text = await readFile(file, 'utf8').catch(() => null);
  // It is written whole or not at all.
  return text === null ? null : journal.parse(JSON.parse(text));
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
