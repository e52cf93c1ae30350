import { existsSync } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { StudioError } from '../../shared/errors/studio-error';
import { toWire } from '../../shared/errors/wire';
import { lockText, readLock } from '../../shared/locks/lock-file';
import type { EnvironmentLock } from '../../shared/locks/snapshot';
import type { FailedFit, FitInfo } from '../../shared/model/project';
import { type FitDraws, samplerNames } from '../../shared/stats/fit-draws';
import { hasCode } from '../files/file-errors';
import { newUnfinished } from '../files/unfinished-folders';
import { itemWithId } from '../projects/items-by-id';
import { writeJson, writeWhole } from '../projects/json-files';
import { readOrdinaryFile, refuseLinkedFolder, refuseSpecialFile } from '../projects/ordinary-files';
import type { Project } from '../projects/project';
import { fitInfoFiles } from '../projects/project-files';
import { readDraws, readSampler } from './draws-file';

/** The files of a saved fit. There is also a `<name>.f64` for each sampler diagnostic. */
export const fitFiles = {
  ...fitInfoFiles,
  draws: 'draws.f64',
  meta: 'meta.json',
  object: 'fit.rds',
  /** The versions that it depended on; old fits do not have this file. */
  lock: 'lock.json',
  log: 'log.txt',
} as const;

const mostLockBytes = 16 * 2 ** 20;

/** Makes a folder for an unfinished fit. `commitFit` makes it a fit of the project; otherwise it is removed. */
export async function newFitFolder(project: Project, workId: string): Promise<string> {
  return newUnfinished(project.folders.fits, workId);
}

export async function dropFitFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
}

/**
 * What is saved with a fit. Parts that cannot be written are reported to `Lacking`, and the fit is saved without them.
 */
export interface FitContent {
  /** Called last, because it names the missing parts. */
  readonly info: () => Omit<FitInfo, 'id' | 'bytes'>;
  readonly lock: EnvironmentLock | null;
  readonly log: () => string;
}
interface Lacking {
  lacks(what: string, error: unknown): void;
}

/**
 * Writes the facts about a finished fit beside its draws and `fit.rds`, and makes the folder a fit of the project.
 * Every file is safely on the disk before the folder gets its name.
 */
export async function commitFit(
  project: Project,
  folder: string,
  content: FitContent,
  lacking: Lacking,
): Promise<FitInfo> {
  const { lock } = content;
  const file = (name: string) => join(folder, name);
  if (lock) {
    await writeWhole(file(fitFiles.lock), lockText(lock)).catch((error: unknown) =>
      lacking.lacks('The versions of the packages are not saved', error),
    );
  }
  await writeWhole(file(fitFiles.log), content.log()).catch((error: unknown) =>
    lacking.lacks('The log is not saved', error),
  );
  for (const name of [fitFiles.object, fitFiles.draws]) await sync(file(name));
  const sizes = await Promise.all([fitFiles.draws, fitFiles.object].map((name) => stat(join(folder, name))));
  const bytes = sizes.reduce((sum, { size }) => sum + size, 0);
  const known = content.info();
  return project.addFit((taken) =>
    named(project, folder, taken, async (id) => {
      const info: FitInfo = { ...known, id, bytes };
      await writeJson(join(folder, fitFiles.info), info);
      return info;
    }),
  );
}

/**
 * Makes the folder of a failed fit a fit of the project, with its reason and its log. `reason` is called with the
 * folder's final path.
 */
export async function commitFailed(
  project: Project,
  folder: string,
  about: Omit<FailedFit, 'id' | 'error' | 'createdAt'>,
  reason: (folder: string) => StudioError,
  log: string,
): Promise<FailedFit> {
  await writeWhole(join(folder, fitFiles.log), log);
  return project.addFailedFit((taken) =>
    named(project, folder, taken, async (id) => {
      const { code, message, hint, condition } = toWire(reason(join(project.folders.fits, id)));
      const error = { code, message, ...(hint !== undefined && { hint }), ...(condition && { condition }) };
      const failed: FailedFit = { ...about, id, createdAt: new Date().toISOString(), error };
      await writeJson(join(folder, fitFiles.failed), failed);
      return failed;
    }),
  );
}

/** Gives a fit's folder the next free name; `write` first writes the files that have its id. */
async function named<T>(
  project: Project,
  folder: string,
  taken: ReadonlySet<string>,
  write: (id: string) => Promise<T>,
): Promise<T> {
  const numbers = [...taken].map((name) => Number(/^fit-(\d+)$/.exec(name)?.[1] ?? 0));
  // If another process takes the number for its fit now, the next number is tried.
  for (let number = Math.max(0, ...numbers) + 1; ; number++) {
    const id = `fit-${number}`;
    const written = await write(id);
    if (await becomes(folder, join(project.folders.fits, id))) {
      // The fit is saved even if this file system cannot sync a folder.
      await sync(project.folders.fits).catch(() => undefined);
      return written;
    }
  }
}

/** Renames `folder`; false if the name is taken. */
async function becomes(folder: string, target: string): Promise<boolean> {
  try {
    await rename(folder, target);
    return true;
  } catch (error) {
    // Windows reports EPERM if the folder exists.
    if (hasCode(error, 'ENOTEMPTY', 'EEXIST') || (hasCode(error, 'EPERM') && existsSync(target)))
      return false;
    throw error;
  }
}

/** Waits until a file or folder is on the disk. Windows cannot sync folders; its rename is safe without. */
async function sync(path: string): Promise<void> {
  const handle = await open(path, process.platform === 'win32' ? 'r+' : 'r').catch(() => null);
  try {
    await handle?.sync();
  } finally {
    await handle?.close();
  }
}

/** The most characters of a log that are read: its end, which says why a fit failed. */
const mostLogBytes = 8 * 2 ** 20;

/** The output of a fit's worker, also for a failed fit; "" if it was not saved. */
export async function readFitLog(project: Project, fitId: string): Promise<string> {
  const { fits, failedFits } = project.state();
  const fit = itemWithId<{ readonly id: string }>([...fits, ...failedFits], fitId, 'fit');
  const file = join(project.folders.fits, fit.id, fitFiles.log);
  if (!existsSync(file)) return '';
  return (await readOrdinaryFile(file, mostLogBytes)).toString('utf8');
}

/** The versions that a fit depended on, or null if they were not saved. Throws `invalid-input` for a damaged file. */
export async function readFitLock(project: Project, fitId: string): Promise<EnvironmentLock | null> {
  const file = join(project.folders.fits, project.fit(fitId).id, fitFiles.lock);
  if (!existsSync(file)) return null;
  return readLock((await readOrdinaryFile(file, mostLockBytes)).toString('utf8'), file);
}

/** The draws of a saved fit. Throws `invalid-input` that names a damaged file. */
export async function readFitDraws(project: Project, fitId: string): Promise<FitDraws> {
  const folder = join(project.folders.fits, project.fit(fitId).id);
  await refuseLinkedFolder(folder);
  const values = samplerNames.map((name) => `${name}.f64`);
  for (const name of [fitFiles.draws, fitFiles.meta, ...values]) await refuseSpecialFile(join(folder, name));
  const draws = await readDraws(join(folder, fitFiles.draws), join(folder, fitFiles.meta));
  return { ...draws, sampler: await readSampler(folder, draws.chains, draws.drawsPerChain) };
}

/** The file of a fit's R object. */
export function fitObjectPath(project: Pick<Project, 'folders'>, fitId: string): string {
  return join(project.folders.fits, fitId, fitFiles.object);
}
