import * as z from 'zod';
import { itemId, procedure, trustedProcedure } from './procedure';
import { workId } from './work-procedures';

/** Fits of the open project: started, saved, read. */
export const fitProcedures = {
  'fit.start': trustedProcedure<{ readonly workId: string }>()(z.object({ modelId: itemId })),
  /** Writes a fit that the disk did not take once more, or its R object to a new file: its whole path. */
  'fit.save': trustedProcedure<null>()(z.object({ workId, path: z.string().min(1).max(4000).optional() })),
  'fit.remove': procedure<null>()(z.object({ fitId: itemId })),
  /** What the worker of a fit printed, also of one that failed; "" where that was not saved. */
  'fit.log': procedure<string>()(z.object({ fitId: itemId })),
} as const;
