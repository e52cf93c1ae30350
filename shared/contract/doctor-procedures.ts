import * as z from 'zod';
import { environmentName } from './environments';
import { procedure } from './procedure';
import type { DoctorReport } from './system';

const inEnvironment = z.object({ environment: environmentName });

/** What stands in the way of fitting, and its repairs. */
export const doctorProcedures = {
  'doctor.run': procedure<DoctorReport>()(inEnvironment),
  /** Compiles and samples a tiny Stan model, as work; takes a minute. */
  'doctor.probe': procedure<{ readonly workId: string }>()(inEnvironment),
  /** Does what the check's `repair` says, as work. */
  'doctor.repair': procedure<{ readonly workId: string }>()(
    z.object({ environment: environmentName, check: z.string().min(1).max(80) }),
  ),
} as const;
