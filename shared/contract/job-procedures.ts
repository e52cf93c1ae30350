import * as z from 'zod';
import { itemId, nothing, procedure } from './procedure';
import type { Job } from './project';

/** Fits on their way. */
export const jobProcedures = {
  'jobs.list': procedure<readonly Job[]>()(nothing),
  'jobs.dismiss': procedure<null>()(z.object({ jobId: itemId })),
} as const;

export interface JobEvents {
  readonly 'job.changed': Job;
}
