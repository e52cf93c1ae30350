import type { FitJobs } from '../fits/jobs';
import type { AreaHandlers } from './area';
import { openProject } from './window-state';

export interface JobServices {
  readonly jobs: Pick<FitJobs, 'list' | 'dismiss'>;
}

/** Fits on their way. */
export function jobHandlers({ jobs }: JobServices): AreaHandlers<'jobs'> {
  return {
    'jobs.list': (_, { connection }) => jobs.list(openProject(connection)),
    'jobs.dismiss': ({ jobId }) => {
      jobs.dismiss(jobId);
      return null;
    },
  };
}
