import * as z from 'zod';
import type { Job } from '../model/project';
import { itemId, nothing, procedure } from './procedure';

/** Fits on their way. */
export const jobProcedures = {
  'jobs.list': procedure<readonly Job[]>()(nothing),
  'jobs.dismiss': procedure<null>()(z.object({ jobId: itemId })),
} as const;

export interface JobEvents {
  readonly 'job.changed': Job;
}
