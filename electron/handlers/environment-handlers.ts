import { isAbsolute } from 'node:path';
import type { EnvironmentService } from '../environments/environment-service';
import { rInstallations } from '../environments/r-discovery';
import { rAt } from '../environments/r-home';
import type { AreaHandlers } from './area';

export interface EnvironmentServices {
  readonly environments: EnvironmentService;
}

/** The store of environments, as windows see it. */
export function environmentHandlers({ environments }: EnvironmentServices): AreaHandlers<'environments'> {
  return {
    'environments.list': () => environments.list(),
    'environments.get': ({ name }) => environments.details(name),
    'environments.use': ({ name }) => environments.use(name),
    'environments.create': async ({ name }) => {
      await environments.create(name);
      return null;
    },
    'environments.clone': async ({ name, to }) => ({ workId: await environments.clone(name, to) }),
    'environments.rename': async ({ name, to }) => {
      await environments.rename(name, to);
      return null;
    },
    'environments.remove': ({ name }) => environments.remove(name),
    'environments.trash': () => environments.trash(),
    'environments.restore': async ({ id, name }) => ({ name: await environments.restore(id, name) }),
    'environments.empty': async ({ ids }) => {
      await environments.empty(ids);
      return null;
    },
    'environments.activate': async ({ name }) => {
      await environments.activate(name);
      return null;
    },
    'environments.save': ({ before, after }) => environments.save(before, after),
    'environments.setAside': async ({ name }) => ({ path: await environments.setAside(name) }),
    'environments.try': ({ config }, { signal }) => environments.try(config, signal),
    'environments.installations': () => rInstallations(),
    'environments.rAt': async ({ path }) => {
      const found = isAbsolute(path) ? await rAt(path) : null;
      return found && { rHome: found.rHome, version: found.version, platform: found.platform };
    },
  };
}
