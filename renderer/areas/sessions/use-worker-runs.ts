import { useActions } from '../../store/use-store';
import type { WorkerAction } from './worker-actions';

/** What carries out each action, given a worker's id. */
export function useWorkerRuns(): Readonly<Record<WorkerAction['kind'], (id: string) => Promise<void>>> {
  const { restartWorker, interruptWorker, stopWorker } = useActions();
  return { restart: restartWorker, interrupt: interruptWorker, stop: stopWorker };
}
