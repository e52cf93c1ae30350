import type { SessionManager } from '../session/manager/session-manager';
import type { AreaHandlers } from './area';

export interface WorkerServices {
  readonly workers: Pick<SessionManager, 'workers' | 'restart' | 'interrupt' | 'stop'>;
}

/** The requests of a window to the workers. */
export function workerHandlers({ workers }: WorkerServices): AreaHandlers<'workers'> {
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
  };
}
