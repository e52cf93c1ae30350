import type { Job } from '../../../shared/model/project';

export interface JobsSlice {
  /** Newest last. */
  readonly jobs: readonly Job[];
  readonly startFit: (modelId: string) => Promise<void>;
  readonly cancelJob: (jobId: string) => Promise<void>;
  /** Saves a fit that the disk did not take: in its project, or its R object to a file elsewhere. */
  readonly saveJob: (jobId: string, path?: string) => Promise<void>;
  readonly dismissJob: (jobId: string) => Promise<void>;
  readonly refreshJobs: () => Promise<void>;
  /** Of a project that is closed. */
  readonly forgetJobs: () => void;
  readonly jobChanged: (job: Job) => void;
}
