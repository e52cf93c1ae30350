import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { AppPaths } from '../../files/app-paths';
import { changedMs } from '../../files/changed-ms';
import { isAbandoned } from '../../files/process-identity';
import { ownedName, readOwnedName } from './owned-name';
import { environmentsFolder, studioFolder } from './store-paths';

const kinds = ['clone', 'trash', 'runtime-import', 'runtime-remove'] as const;
export type StagingKind = (typeof kinds)[number];

/** Files that `write-file-atomic` and `changeFile` leave if they are killed. */
const temporary = /^(?:config|environment_state|runtime_state|trash)\.json\.\d+(?:-\d+)?$/;

/** A path for an unfinished or removed folder, on the file system of environments; its name has this process. */
export async function stagingPlace(paths: AppPaths, kind: StagingKind): Promise<string> {
  await mkdir(studioFolder(paths), { recursive: true, mode: 0o755 });
  return join(studioFolder(paths), ownedName(kind));
}

/** Removes unfinished files and folders of killed processes. */
export async function sweepStaging(paths: AppPaths): Promise<void> {
  for (const name of await namesIn(studioFolder(paths))) {
    const owned = readOwnedName(name);
    if (!owned || !kinds.some((kind) => kind === owned.kind)) continue;
    const place = join(studioFolder(paths), name);
    if (isAbandoned(owned.owner, await changedMs(place))) await remove(place);
  }
  const environments = environmentsFolder(paths);
  const folders = (await namesIn(environments)).map((name) => join(environments, name));
  for (const folder of [paths.brmspy, ...folders]) {
    for (const name of await namesIn(folder)) {
      if (temporary.test(name) && (await isOld(join(folder, name)))) await remove(join(folder, name));
    }
  }
}

async function namesIn(folder: string): Promise<readonly string[]> {
  return readdir(folder).catch(() => []);
}

/** Is the file old? A file that is being written has such a name only for some milliseconds. */
async function isOld(path: string): Promise<boolean> {
  return Date.now() - (await changedMs(path)) > 60_000;
}

async function remove(path: string): Promise<void> {
  await rm(path, { recursive: true, force: true, maxRetries: 3 });
}
