import type { AppPaths } from '../files/app-paths';
import type { LogBook } from '../log/log-book';
import type { ResolvedEnvironment } from '../session/resolved-environment';
import { recoverLibraries } from './packages/backup';
import type { RSearch } from './r-discovery';
import { resolveEnvironment } from './resolve';
import { existingEnvironment } from './store/write';

/**
 * What a worker of the environment of that name is started with. A library that a process left half changed is put back
 * before anything is loaded from it; the log tells of it. Throws as `resolveEnvironment` does, and `invalid-input` where
 * there is no such environment.
 */
export async function resolveExisting(
  paths: AppPaths,
  name: string,
  log: Pick<LogBook, 'add'>,
  search: RSearch = {},
): Promise<ResolvedEnvironment> {
  for (const { environment, failure } of await recoverLibraries(paths)) {
    const text = failure
      ? `The library of “${environment}” could not be put back as it was before a change: ${failure.message}`
      : `The library of “${environment}” is as it was before a change that was broken off.`;
    log.add({ level: failure ? 'error' : 'warn', source: 'app', text });
  }
  return resolveEnvironment(await existingEnvironment(paths, name), paths, search);
}
