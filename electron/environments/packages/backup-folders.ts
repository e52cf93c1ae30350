import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { StudioError } from '../../../shared/errors/studio-error';
import type { AppPaths } from '../../files/app-paths';
import { changedMs } from '../../files/changed-ms';
import { isAbandoned, isOfThisPlace, type ProcessIdentity } from '../../files/process-identity';
import { ownedName, readOwnedName } from '../store/owned-name';
import { studioFolder } from '../store/store-paths';

const journal = z.object({
  environment: z.string(),
  /** The value of `changeVariable` in all programs that the change runs. */
  mark: z.string(),
});
export type Journal = z.infer<typeof journal>;

const kind = 'backup';
/** A change touches its backup this often. One on another machine or in a container is dead after an hour without. */
export const touchMs = 60_000;
const silentMs = 3_600_000;

export function newBackupFolder(paths: AppPaths): string {
  return join(studioFolder(paths), ownedName(kind));
}

export interface FoundBackup {
  readonly folder: string;
  /** The environment of the library; "" if the process died before it wrote that. */
  readonly environment: string;
  /** Null before the change has begun, and after its end. */
  readonly journal: Journal | 'damaged' | null;
  readonly owner: ProcessIdentity | null;
  /** True if its process has probably ended: then the library must be put back. */
  readonly isAbandoned: boolean;
}

export async function backupsIn(paths: AppPaths): Promise<readonly FoundBackup[]> {
  const names = await readdir(studioFolder(paths)).catch(() => []);
  const found = names.map(async (name): Promise<readonly FoundBackup[]> => {
    const owned = readOwnedName(name);
    if (owned?.kind !== kind) return [];
    const { owner } = owned;
    const folder = join(studioFolder(paths), name);
    const environment = await readFile(join(folder, 'environment'), 'utf8').catch(() => '');
    const changed = await changedMs(folder);
    const journal = await readJournal(join(folder, 'journal.json'));
    return [{ folder, environment, owner, journal, isAbandoned: isAbandoned(owner, changed, silentMs) }];
  });
  return (await Promise.all(found)).flat();
}

/** Throws `invalid-input` if a running process changes the environment's library, which then must not be moved. */
export async function refuseChanging(paths: AppPaths, environment: string): Promise<void> {
  for (const backup of await backupsIn(paths)) {
    if (backup.environment === environment && !backup.isAbandoned) throw changing(backup);
  }
}

export function changing({ environment, owner }: FoundBackup): StudioError {
  return new StudioError(
    'invalid-input',
    `Another Brms Studio (process ${owner?.pid ?? '?'}) is changing the packages of “${environment}”.`,
    {
      hint: isOfThisPlace(owner)
        ? 'Wait until it has ended, then try again.'
        : 'It runs on another machine or in another container. If it was ended there, try again in an hour: the packages are then put back as they were.',
      where: environment,
    },
  );
}

/** For each environment with a running or interrupted change: the folder with its library before the change. */
export async function librariesBefore(paths: AppPaths): Promise<ReadonlyMap<string, string>> {
  const complete = (await backupsIn(paths)).filter(({ journal: told }) => told !== null);
  return new Map(complete.map(({ environment, folder }) => [environment, join(folder, 'library')]));
}

async function readJournal(file: string): Promise<FoundBackup['journal']> {
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) return null;
  try {
    return journal.parse(JSON.parse(text));
  } catch {
    return 'damaged';
  }
}

/** The journal is written completely or not at all, so another program has changed it. */
export function damagedJournal(folder: string): StudioError {
  const file = join(folder, 'journal.json');
  return new StudioError('invalid-input', `The file ${file} is damaged.`, {
    hint: 'The folder “library” next to it has the packages before a change. Move them back by hand, or remove the folder.',
    where: file,
  });
}
