import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { StudioError } from '../../../shared/errors/studio-error';
import type { AppPaths } from '../../app/paths';
import { type OwnedName, ownedName, readOwnedName } from '../store/owned-name';
import { studioFolder } from '../store/places';
import { stillRuns } from '../store/process-start';

const journal = z.object({
  environment: z.string(),
  pid: z.number(),
  start: z.string(),
  /** Carried by all that the change runs, in `changeVariable`. */
  mark: z.string(),
});
export type Journal = z.infer<typeof journal>;

const kind = 'backup';

export function newBackupFolder(paths: AppPaths): string {
  return join(studioFolder(paths), ownedName(kind));
}

export interface FoundBackup {
  readonly folder: string;
  /** Whose library it is; "" where its process died before it could say so. */
  readonly environment: string;
  /** Null where nothing had begun to change yet, or all was done. */
  readonly journal: Journal | 'damaged' | null;
  readonly owner: OwnedName;
}

export async function backupsIn(paths: AppPaths): Promise<readonly FoundBackup[]> {
  const names = await readdir(studioFolder(paths)).catch(() => []);
  const found = names.map(async (name): Promise<readonly FoundBackup[]> => {
    const owner = readOwnedName(name);
    if (owner?.kind !== kind) return [];
    const folder = join(studioFolder(paths), name);
    const environment = await readFile(join(folder, 'environment'), 'utf8').catch(() => '');
    return [{ folder, environment, owner, journal: await readJournal(join(folder, 'journal.json')) }];
  });
  return (await Promise.all(found)).flat();
}

/** Throws `invalid-input` where a process that runs changes the environment's library: it must stay where it is. */
export async function refuseChanging(paths: AppPaths, environment: string): Promise<void> {
  for (const { environment: its, owner } of await backupsIn(paths)) {
    if (its === environment && (await stillRuns(owner.pid, owner.start))) throw changing(its, owner);
  }
}

export function changing(environment: string, { pid }: Pick<OwnedName, 'pid'>): StudioError {
  return new StudioError(
    'invalid-input',
    `Another Brms Studio (process ${pid}) changes the packages of “${environment}”.`,
    { hint: 'Wait until it has ended, then try again.', where: environment },
  );
}

/** By environment: the folder of its library as it was before the change that goes on, or was broken off. */
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

/** It is written at once or not at all: somebody else has changed it. */
export function damagedJournal(folder: string): StudioError {
  const file = join(folder, 'journal.json');
  return new StudioError('invalid-input', `The file ${file} is damaged.`, {
    hint: 'Beside it lies “library”, the packages before a change. Move them back by hand, or remove the folder.',
    where: file,
  });
}
