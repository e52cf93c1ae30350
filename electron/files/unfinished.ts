import { lstat, mkdtemp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { identityPattern, identityText, isAbandoned, readIdentity } from './process-identity';
import { keepTouched } from './touch';

const touchMs = 3_600_000;

const form = new RegExp(`^\\.new-(${identityPattern})-`);
/** What earlier versions made for fits and copies: a process id that nobody knows the place of. */
const oldForm = /^\.new-\d+-(?:job-\d+-\w+|\d{13})$/;

/**
 * A new folder for what is not finished, which says whose it is: `.new-<process>-<label>-<random>` in `parent`. Renamed
 * when it is complete, or removed. Never one that is there: a link may have a name that can be guessed.
 */
export async function newUnfinished(parent: string, label: string): Promise<string> {
  const folder = await mkdtemp(join(parent, `.new-${identityText()}-${label}-`));
  keepTouched(folder, touchMs);
  return folder;
}

/** A name that `newUnfinished` gives, or an earlier version gave. */
export function isUnfinished(name: string): boolean {
  return form.test(name) || oldForm.test(name);
}

/**
 * Removes what processes left in `parent` that died before it was complete; whatever may still be in use stays. To be
 * called only by who writes there. What cannot be removed stays too.
 */
export async function sweepUnfinished(parent: string): Promise<void> {
  for (const name of await readdir(parent).catch(() => [])) {
    if (!isUnfinished(name)) continue;
    const folder = join(parent, name);
    if (!isAbandoned(readIdentity(form.exec(name)?.[1]), await lastChange(folder))) continue;
    await rm(folder, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined);
  }
}

/** Of the folder and of what lies in it. */
async function lastChange(folder: string): Promise<number> {
  const names = await readdir(folder).catch(() => []);
  const times = [folder, ...names.map((name) => join(folder, name))].map((path) =>
    lstat(path).then(
      ({ mtimeMs }) => mtimeMs,
      // Gone by now, or not to be read: then it counts as new.
      () => Date.now(),
    ),
  );
  return Math.max(...(await Promise.all(times)));
}
