import { lstat, mkdtemp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { keepTouched } from './keep-touched';
import { identityPattern, identityText, isAbandoned, readIdentity } from './process-identity';

const touchMs = 3_600_000;

const form = new RegExp(`^\\.new-(${identityPattern})-`);
/** The names of early versions for fits and copies. They hold a process id, but not its machine. */
const oldForm = /^\.new-\d+-(?:job-\d+-\w+|\d{13})$/;

/**
 * Makes a new folder for unfinished work, whose name identifies its process: `.new-<process>-<label>-<random>` in
 * `parent`. Rename it when the work is complete, or remove it. Never uses an existing folder: somebody may have
 * made a link with a guessed name.
 */
export async function newUnfinished(parent: string, label: string): Promise<string> {
  const folder = await mkdtemp(join(parent, `.new-${identityText()}-${label}-`));
  keepTouched(folder, touchMs);
  return folder;
}

/** Is it a name of `newUnfinished`, in this or an early version? */
export function isUnfinished(name: string): boolean {
  return form.test(name) || oldForm.test(name);
}

/**
 * Removes unfinished folders of dead processes in `parent`; anything that may still be in use stays. Call it only
 * where this process may write. What cannot be removed stays, too.
 */
export async function sweepUnfinished(parent: string): Promise<void> {
  for (const name of await readdir(parent).catch(() => [])) {
    if (!isUnfinished(name)) continue;
    const folder = join(parent, name);
    if (!isAbandoned(readIdentity(form.exec(name)?.[1]), await lastChange(folder))) continue;
    await rm(folder, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined);
  }
}

/** The latest change of the folder and its content. */
async function lastChange(folder: string): Promise<number> {
  const names = await readdir(folder).catch(() => []);
  const times = [folder, ...names.map((name) => join(folder, name))].map((path) =>
    lstat(path).then(
      ({ mtimeMs }) => mtimeMs,
      // Gone by now, or not readable: counts as new.
      () => Date.now(),
    ),
  );
  return Math.max(...(await Promise.all(times)));
}
