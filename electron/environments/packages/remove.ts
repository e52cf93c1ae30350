import { rm } from 'node:fs/promises';
import { StudioError } from '../../../shared/errors/studio-error';
import type { AppPaths } from '../../files/app-paths';
import { libraryFolder } from '../store/store-paths';
import type { EnvironmentContext } from '../work/environment-context';
import { changeLibrary } from './change-library';
import { needsOf } from './description';
import { type InstalledPackage, installedIn } from './installed';

/** Packages of a library that need one of `names`, without those in `names`. */
export function dependentsOf(
  names: readonly string[],
  packages: readonly InstalledPackage[],
): readonly string[] {
  return packages
    .filter(
      ({ name, fields }) => !names.includes(name) && needsOf(fields).some((need) => names.includes(need)),
    )
    .map(({ name }) => name);
}

/** Removes packages from the environment's own library. Throws `invalid-input` for those that are not in it. */
export async function removePackages(
  paths: AppPaths,
  context: Pick<EnvironmentContext, 'environment' | 'signal' | 'say' | 'step'>,
  names: readonly string[],
  mayReplace: (names: readonly string[]) => void,
): Promise<{ readonly removed: readonly InstalledPackage[]; readonly dependents: readonly string[] }> {
  const library = libraryFolder(paths, context.environment);
  const installed = await installedIn([library]);
  const missing = names.filter((name) => !installed.some((found) => found.name === name));
  if (missing.length > 0) {
    throw new StudioError(
      'invalid-input',
      `${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} not in the library of “${context.environment}”.`,
      {
        hint: `Only packages in ${library} can be removed; others belong to R or the system.`,
        where: missing[0],
        details: { missing },
      },
    );
  }
  mayReplace(names);
  const removed = installed.filter(({ name }) => names.includes(name));
  await changeLibrary(paths, context, async () => {
    for (const [i, { name, version, folder }] of removed.entries()) {
      if (context.signal.aborted) return;
      context.step(i + 1, removed.length, `Removing ${name} ${version}`);
      await rm(folder, { recursive: true, force: true, maxRetries: 3 });
    }
  });
  return { removed, dependents: dependentsOf(names, installed) };
}
