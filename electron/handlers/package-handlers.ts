import type { ProcedureName } from '../../shared/contract/procedures';
import type { Studio } from '../app/studio';
import { checkedNetwork } from '../environments/packages/network';
import type { Handlers } from '../ipc/router';
import type { WindowState } from './handlers';

type Area = 'packages' | 'tasks' | 'settings';
type PackageHandlers = Pick<Handlers<WindowState>, Extract<ProcedureName, `${Area}.${string}`>>;

/** Packages of environments, the tasks that change environments, and how the network is reached. */
export function packageHandlers({ tasks, packages, settings }: Studio): PackageHandlers {
  return {
    'packages.list': ({ environment }, { signal }) => packages.list(environment, signal),
    'packages.search': ({ environment, text }, { signal }) => packages.search(environment, text, signal),
    'packages.versions': ({ environment, name }, { signal }) => packages.versions(environment, name, signal),
    'packages.outdated': ({ environment }, { signal }) => packages.outdated(environment, signal),
    'packages.install': ({ environment, sources }) => ({ taskId: packages.install(environment, sources).id }),
    'packages.update': ({ environment, names }) => ({ taskId: packages.update(environment, names).id }),
    'packages.remove': ({ environment, names }) => ({ taskId: packages.remove(environment, names).id }),
    'tasks.list': () => tasks.list(),
    'tasks.cancel': ({ taskId }) => {
      tasks.cancel(taskId);
      return null;
    },
    'tasks.dismiss': ({ taskId }) => {
      tasks.dismiss(taskId);
      return null;
    },
    'settings.network': () => settings.network,
    'settings.saveNetwork': async (network) => {
      await settings.saveNetwork(await checkedNetwork(network));
      return settings.network;
    },
  };
}
