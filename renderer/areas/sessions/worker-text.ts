import type { Job } from '../../../shared/contract/project';
import type { WorkerInfo, WorkerState } from '../../../shared/contract/workers';

export const stateWords: Readonly<Record<WorkerState, string>> = {
  stopped: 'Not running',
  starting: 'Starting',
  ready: 'Ready',
  busy: 'Working',
  stopping: 'Stopping',
  failed: 'Failed',
};

/** What a worker is for, in a few words. */
export function roleText({ role, state, jobId }: WorkerInfo, jobs: readonly Job[]): string {
  switch (role) {
    case 'main':
      return 'Questions and objects';
    case 'fit': {
      const job = jobs.find(({ id }) => id === jobId);
      return job ? `Fit of ${job.modelName}` : 'Fit';
    }
    case 'task':
      return 'Work on an environment';
    case 'spare':
      return state === 'ready' ? 'Spare: ready for the next fit' : 'Spare for the next fit';
  }
}

/** When a worker that failed is started again: "tries again in 4 s"; null where it waits to be asked. `now` in ms. */
export function retryText({ state, retryAt }: WorkerInfo, now: number): string | null {
  if (state !== 'failed' || retryAt === undefined) return null;
  const seconds = Math.ceil((retryAt - now) / 1000);
  return seconds > 0 ? `tries again in ${seconds} s` : 'starts again now';
}
