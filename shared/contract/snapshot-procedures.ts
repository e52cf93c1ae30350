import * as z from 'zod';
import type { EnvironmentLock } from '../locks/snapshot';
import { environmentName } from './environments';
import { procedure } from './procedure';

/** What a result depends on: every version in an environment, now or when a fit was made. */
export const snapshotProcedures = {
  'snapshot.take': procedure<EnvironmentLock>()(z.object({ environment: environmentName })),
  /** Null for a fit from before these were recorded. */
  'snapshot.ofFit': procedure<EnvironmentLock | null>()(z.object({ fitId: z.string().min(1).max(80) })),
} as const;
