import { lstat, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import type { TrashedEnvironment } from '../../../shared/contract/environments';
import { StudioError } from '../../../shared/errors/studio-error';
import { environmentNameFault, inQuotes, sameEnvironmentName } from '../../../shared/model/environment-rules';
import type { AppPaths } from '../../files/app-paths';
import { isMissing } from '../../files/file-errors';
import { EnvironmentConfig } from '../config';
import { recoverLibraries } from '../packages/backup';
import { refuseChanging } from '../packages/backup-folders';
import { folderBytes } from './folder-bytes';
import { linkTarget, readObjectFile } from './json-object-file';
import { folderNames, refuseMissing } from './read';
import { nameAsActive, refuseDefault } from './rename';
import { stagingPlace } from './staging';
import { withStoreLock } from './store-lock';
import { defaultEnvironment, environmentFolder, environmentsFolder, trashFolder } from './store-paths';
import { putConfig, refuseTaken } from './write';

/** The file with the facts about a deleted environment; it is in the environment's folder. */
const labelName = 'trash.json';

/**
 * Moves an environment to the trash by one rename, even if it is damaged. If it was active, "default" becomes active.
 * Throws `invalid-input` for "default" and for an environment that does not exist.
 */
export async function removeEnvironment(paths: AppPaths, name: string): Promise<TrashedEnvironment> {
  refuseDefault(name, 'deleted');
  // A half-changed library of a dead process is found by this name, so it must be put back before the move.
  await recoverLibraries(paths);
  const id = await withStoreLock(paths, async () => {
    await refuseMissing(paths, name);
    await refuseChanging(paths, name);
    await mkdir(trashFolder(paths), { recursive: true, mode: 0o755 });
    const deletedAt = await freeTime(paths, name);
    const folder = `${name}-${deletedAt}`;
    await rename(environmentFolder(paths, name), join(trashFolder(paths), folder));
    await nameAsActive(paths, name, defaultEnvironment);
    // A link itself is moved, and its target is not changed.
    if ((await linkTarget(join(trashFolder(paths), folder))) === null) {
      await writeFileAtomic(
        join(trashFolder(paths), folder, labelName),
        JSON.stringify({ name, deletedAt }, null, 2),
      );
    }
    return folder;
  });
  return described(paths, id);
}

/** The environments that can be restored, newest first. */
export async function listTrash(paths: AppPaths): Promise<readonly TrashedEnvironment[]> {
  const ids = await trashIds(paths);
  const all = await Promise.all(ids.map((id) => described(paths, id)));
  return all.sort((a, b) => b.deletedAt - a.deletedAt || (a.id < b.id ? -1 : 1));
}

/**
 * Restores an environment under the name `wanted` or its own name, or if that is taken, a similar free one ("demo 2").
 * Returns the name. Throws `invalid-input` if the id does not exist, or if `wanted` is invalid or taken.
 */
export async function restoreEnvironment(paths: AppPaths, id: string, wanted?: string): Promise<string> {
  return withStoreLock(paths, async () => {
    const { name: before } = await labelOf(paths, await knownId(paths, id));
    if (wanted !== undefined) await refuseTaken(paths, wanted);
    const name = wanted ?? firstFree(before, [...(await folderNames(paths)), defaultEnvironment]);
    await mkdir(environmentsFolder(paths), { recursive: true, mode: 0o755 });
    await rename(join(trashFolder(paths), id), environmentFolder(paths, name)).catch((error: unknown) => {
      throw isMissing(error) ? nothingCalled(id) : error;
    });
    const folder = environmentFolder(paths, name);
    if ((await linkTarget(folder)) === null) await rm(join(folder, labelName), { force: true });
    if (name !== before) await rewriteName(paths, name);
    return name;
  });
}

/**
 * Deletes environments permanently. Ids that are gone already are ignored. It does not use the store's lock, which
 * cannot be written if the disk is full: a restoration at the same time finds the environment gone, or the deletion
 * does.
 */
export async function emptyTrash(paths: AppPaths, ids: readonly string[]): Promise<void> {
  const known = await trashIds(paths);
  const gone: string[] = [];
  try {
    for (const id of new Set(ids)) {
      if (!known.includes(id)) continue;
      const place = await stagingPlace(paths, 'trash');
      await rename(join(trashFolder(paths), id), place).then(() => gone.push(place), ignoreMissing);
    }
  } finally {
    // With many packages this takes seconds. The next start deletes the rest after a crash.
    for (const place of gone) await rm(place, { recursive: true, force: true, maxRetries: 3 });
  }
}

function ignoreMissing(error: unknown): void {
  if (!isMissing(error)) throw error;
}

/** Writes the new name into the file. A damaged file is restored unchanged, because the folder's name counts. */
async function rewriteName(paths: AppPaths, name: string): Promise<void> {
  await putConfig(paths, name, (now) => new EnvironmentConfig({ ...now, environment_name: name })).catch(
    (error: unknown) => {
      if (!(error instanceof StudioError)) throw error;
    },
  );
}

async function described(paths: AppPaths, id: string): Promise<TrashedEnvironment> {
  return { ...(await labelOf(paths, id)), bytes: await folderBytes(join(trashFolder(paths), id)) };
}

async function labelOf(paths: AppPaths, id: string): Promise<Omit<TrashedEnvironment, 'bytes'>> {
  const label = (await readObjectFile(join(trashFolder(paths), id, labelName)).catch(() => null))?.dict ?? {};
  // If the label was never written, the facts are read from the folder's name.
  const [, nameInId = id, timeInId = '0'] = /^(.*)-(\d{10,16})$/s.exec(id) ?? [];
  const name = environmentNameFault(label.name) === null ? String(label.name) : nameInId;
  const deletedAt = typeof label.deletedAt === 'number' ? label.deletedAt : Number(timeInId);
  return { id, name, deletedAt };
}

async function trashIds(paths: AppPaths): Promise<readonly string[]> {
  const entries = await readdir(trashFolder(paths), { withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => !entry.isFile() && !entry.name.startsWith('.')).map(({ name }) => name);
}

async function knownId(paths: AppPaths, id: string): Promise<string> {
  if ((await trashIds(paths)).includes(id)) return id;
  throw nothingCalled(id);
}

function nothingCalled(id: string): StudioError {
  return new StudioError('invalid-input', `The trash has no environment with the id ${inQuotes(id)}.`, {
    hint: 'It was restored or deleted meanwhile.',
    where: 'id',
  });
}

/** A free time for the folder's name: two deletions of one name in the same millisecond need different folders. */
async function freeTime(paths: AppPaths, name: string): Promise<number> {
  for (let time = Date.now(); ; time++) {
    const missing = await lstat(join(trashFolder(paths), `${name}-${time}`)).then(() => false, isMissing);
    if (missing) return time;
  }
}

function firstFree(name: string, taken: readonly string[]): string {
  for (let n = 1; ; n++) {
    const candidate = n === 1 ? name : `${name.slice(0, 90)} ${n}`;
    if (!taken.some((other) => sameEnvironmentName(other, candidate))) return candidate;
  }
}
