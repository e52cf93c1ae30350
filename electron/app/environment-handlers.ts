import { isAbsolute } from 'node:path';
import { rAt } from '../environments/r-home';
import { environmentDetails, environmentEntries } from '../environments/store/list';
import type { Handlers } from '../ipc/router';
import type { WindowState } from './handlers';
import type { Studio } from './studio';

/** The store of environments, as windows see it. */
export function environmentHandlers(studio: Studio) {
  const { paths } = studio;
  return {
    'environments.list': () => environmentEntries(paths, studio.environment),
    async 'environments.rAt'({ path }) {
      const found = isAbsolute(path) ? await rAt(path) : null;
      return found && { rHome: found.rHome, version: found.version, platform: found.platform };
    },
    'environments.get': ({ name }) => environmentDetails(paths, name, studio.environment),
  } satisfies Partial<Handlers<WindowState>>;
}
