import { environmentDetails, environmentEntries } from '../environments/store/list';
import type { Handlers } from '../ipc/router';
import type { WindowState } from './handlers';
import type { Studio } from './studio';

/** The store of environments, as windows see it. */
export function environmentHandlers(studio: Studio) {
  const { paths } = studio;
  return {
    'environments.list': () => environmentEntries(paths, studio.environment),
    'environments.get': ({ name }) => environmentDetails(paths, name, studio.environment),
  } satisfies Partial<Handlers<WindowState>>;
}
