import type { AppPaths } from '../files/app-paths';
import type { LogBook } from '../log/log-book';
import type { ResolvedEnvironment } from '../session/resolved-environment';
import { recoverLibraries } from './packages/backup';
import type { RSearch } from './r-discovery';
import { resolveEnvironment } from './resolve';
import { existingEnvironment } from './store/write';

/**
 * The settings to start a worker of an existing environment. An interrupted change of its library is undone first,
 * which is logged. Throws like `resolveEnvironment`, and `invalid-input` if there is no such environment.
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
      : `A change of the library of “${environment}” was interrupted. The library is as it was before.`;
    log.add({ level: failure ? 'error' : 'warn', source: 'app', text });
  }
  return resolveEnvironment(await existingEnvironment(paths, name), paths, search);
}
