import type { PackageService } from '../environments/packages/package-service';
import type { AreaHandlers } from './area';

export interface PackageServices {
  readonly packages: PackageService;
}

/** Packages of environments. */
export function packageHandlers({ packages }: PackageServices): AreaHandlers<'packages'> {
  return {
    'packages.list': ({ environment }, { signal }) => packages.list(environment, signal),
    'packages.search': ({ environment, text }, { signal }) => packages.search(environment, text, signal),
    'packages.versions': ({ environment, name }, { signal }) => packages.versions(environment, name, signal),
    'packages.outdated': ({ environment }, { signal }) => packages.outdated(environment, signal),
    'packages.install': ({ environment, sources }) => ({ workId: packages.install(environment, sources).id }),
    'packages.update': ({ environment, names }) => ({ workId: packages.update(environment, names).id }),
    'packages.remove': ({ environment, names }) => ({ workId: packages.remove(environment, names).id }),
  };
}
