import * as z from 'zod';
import { procedure } from './procedure';
import type { WorkItem } from './work';

export const workId = z.string().min(1).max(80);

/** All that takes long: the open project's, and that on environments. */
export const workProcedures = {
  /** In the order in which it was asked for. */
  'work.list': procedure<readonly WorkItem[]>()(z.undefined()),
  /** Stops it; what it had changed is put back. */
  'work.cancel': procedure<null>()(z.object({ workId })),
  /** Forgets what has ended. */
  'work.dismiss': procedure<null>()(z.object({ workId })),
} as const;

export interface WorkEvents {
  readonly 'work.changed': WorkItem;
}
