import { existsSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { sweepUnfinished } from '../files/unfinished-folders';
import type { ProjectFolders } from './project-files';
import { projectLockName, withProjectLock } from './project-lock';
import { hasWriteNote, settleNotedWrite } from './write-note';

/**
 * The names of temporary files of `writeWhole`: the name of a project file, a dot and up to ten digits, hardly
 * ever fewer than five. Files that users number themselves (`survey.json.1`) are not ours, and any file may lie
 * beside the project file.
 */
const temporary = {
  root: /^project\.brmsproj\.\d{5,}$/,
  models: /^[A-Za-z0-9][\w.-]*\.json\.\d{5,}$/,
  data: /^(?:\.open-write|[A-Za-z0-9][\w.-]*\.json|[\w.-]+-[0-9a-f]{12}\.csv)\.\d{5,}$/,
} as const;

/** The time after which a half written lock counts as a dead process's. Living processes clean up after themselves. */
const patienceMs = 3000;

/**
 * Removes what killed processes left in a project. Call it when the project is opened to be changed. Nothing that
 * may be in use is removed: unfinished fits stay while their process may live, and all other files are written
 * only by the holder of the project's lock. A read-only project stays as it is.
 */
export async function sweepProject(folders: ProjectFolders): Promise<void> {
  await sweepUnfinished(folders.fits);
  const isTidy = !(await hasWriteNote(folders)) && !existsSync(join(folders.root, projectLockName));
  if (isTidy && (await temporaries(folders)).length === 0) return;
  const tidy = async () => {
    await settleNotedWrite(folders);
    for (const path of await temporaries(folders)) await rm(path, { force: true });
  };
  await withProjectLock(folders.root, tidy, patienceMs).catch(() => undefined);
}

async function temporaries(folders: ProjectFolders): Promise<readonly string[]> {
  const found = (['root', 'models', 'data'] as const).map(async (kind) => {
    const folder = folders[kind];
    const names = await readdir(folder).catch(() => []);
    return names.filter((name) => temporary[kind].test(name)).map((name) => join(folder, name));
  });
  return (await Promise.all(found)).flat();
}
