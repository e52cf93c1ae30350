import type { WorkerInfo } from '../../../shared/contract/workers';

/** The main worker as the manager tells of it, with nothing in it. */
export function mainWorker(live: Pick<WorkerInfo, 'state' | 'pid' | 'epoch'>): WorkerInfo {
  return {
    id: 'main',
    role: 'main',
    environment: 'default',
    startedAt: 0,
    versions: {},
    memoryBytes: null,
    handles: 0,
    handleBytes: 0,
    call: null,
    waiting: 0,
    workId: null,
    restarts: 0,
    ...live,
  };
}
