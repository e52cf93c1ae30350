import type { Handlers } from '../ipc/router';
import type { SessionManager } from '../session/manager/session-manager';
import type { WindowState } from './handlers';

/** What a window can ask of the workers. */
export function workerHandlers(workers: SessionManager) {
  return {
    'workers.list': () => workers.workers(),
    'workers.restart': async ({ id }) => {
      await workers.restart(id);
      return null;
    },
    'workers.interrupt': ({ id }) => {
      workers.interrupt(id);
      return null;
    },
    'workers.stop': async ({ id }) => {
      await workers.stop(id);
      return null;
    },
  } satisfies Partial<Handlers<WindowState>>;
}
