import { existsSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { sweepUnfinished } from '../files/unfinished';
import { hasOpenWrite, settleOpenWrite } from './open-write';
import type { ProjectFolders } from './project-files';
import { projectLockName, withProjectLock } from './project-lock';

/**
 * As `writeWhole` calls what it has not renamed yet: a name of ours, and behind it up to ten digits, of which there are
 * hardly ever fewer than five. What users number themselves (`survey.json.1`) is not ours, and beside the project's own
 * file lies whatever they like.
 */
const temporary = {
  root: /^project\.brmsproj\.\d{5,}$/,
  models: /^[A-Za-z0-9][\w.-]*\.json\.\d{5,}$/,
  data: /^(?:\.open-write|[A-Za-z0-9][\w.-]*\.json|[\w.-]+-[0-9a-f]{12}\.csv)\.\d{5,}$/,
} as const;

/** As long as it takes to know that a half written lock is a dead process's. Who lives leaves the project tidy by itself. */
const patienceMs = 3000;

/**
 * Removes what processes left in a project that were killed at their work; to be called by who opens it to change it.
 * Nothing that may be in use goes: fits on their way stay as long as their process may live, and the rest is written by
 * who has the project's lock alone. A project that cannot be written to stays as it is.
 */
export async function sweepProject(folders: ProjectFolders): Promise<void> {
  await sweepUnfinished(folders.fits);
  const isTidy = !(await hasOpenWrite(folders)) && !existsSync(join(folders.root, projectLockName));
  if (isTidy && (await temporaries(folders)).length === 0) return;
  const tidy = async () => {
    await settleOpenWrite(folders);
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
