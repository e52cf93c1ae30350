import type { Job } from '../../../shared/contract/project';
import { asStudioError } from '../../../shared/errors/studio-error';
import type { SliceContext } from './context';

export interface JobsSlice {
  /** Newest last. */
  readonly jobs: readonly Job[];
  readonly startFit: (modelId: string) => Promise<void>;
  readonly cancelJob: (jobId: string) => Promise<void>;
  readonly dismissJob: (jobId: string) => Promise<void>;
  readonly refreshJobs: () => Promise<void>;
  readonly jobChanged: (job: Job) => void;
}

export function jobsSlice({ set, get, connection, notify }: SliceContext): JobsSlice {
  function put(job: Job) {
    const { jobs } = get();
    const known = jobs.some(({ id }) => id === job.id);
    set({ jobs: known ? jobs.map((other) => (other.id === job.id ? job : other)) : [...jobs, job] });
  }

  /** Shows a fit that has just ended: at once where its model is in front, else by a notice. */
  function present(job: Job) {
    if (job.fitId === null || job.projectPath !== get().project?.path) return;
    const id = job.fitId;
    const open = () => get().openTab({ kind: 'fit', id });
    if (get().activeTab === `model:${job.modelId}`) open();
    else {
      notify({
        kind: 'success',
        title: `${job.modelName} is fitted`,
        message: job.formula,
        action: { label: 'Open fit', run: open },
      });
    }
  }

  return {
    jobs: [],
    async startFit(modelId) {
      try {
        await get().flushDraft(modelId);
        await connection.call('fit.start', { modelId });
        get().setLayout({ jobsOpen: true });
      } catch (error) {
        notify({ kind: 'error', title: 'The fit did not start', error: asStudioError(error) });
      }
    },
    async cancelJob(jobId) {
      try {
        await connection.call('fit.cancel', { jobId });
      } catch (error) {
        notify({ kind: 'error', title: 'The fit could not be cancelled', error: asStudioError(error) });
      }
    },
    async dismissJob(jobId) {
      set({ jobs: get().jobs.filter(({ id }) => id !== jobId) });
      try {
        await connection.call('jobs.dismiss', { jobId });
      } catch (error) {
        notify({ kind: 'error', title: 'The job could not be put away', error: asStudioError(error) });
      }
    },
    async refreshJobs() {
      set({ jobs: await connection.call('jobs.list', undefined) });
    },
    jobChanged(job) {
      const before = get().jobs.find(({ id }) => id === job.id);
      put(job);
      if (job.state === 'done' && before && before.state !== 'done') present(job);
    },
  };
}
