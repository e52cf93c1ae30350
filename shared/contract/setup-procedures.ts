import * as z from 'zod';
import { environmentName } from './environments';
import { procedure } from './procedure';
import { type SetupPlan, setupBackend, setupMethod } from './setup';
import type { DoctorReport } from './system';

const inEnvironment = z.object({ environment: environmentName });

/** The doctor, its repairs, and the installation of brms. */
export const setupProcedures = {
  'doctor.run': procedure<DoctorReport>()(inEnvironment),
  /** Compiles and samples a tiny Stan model, as a task; takes a minute. */
  'doctor.probe': procedure<{ readonly taskId: string }>()(inEnvironment),
  /** Does what the check's `repair` says, as a task. */
  'doctor.repair': procedure<{ readonly taskId: string }>()(
    z.object({ environment: environmentName, check: z.string().min(1).max(80) }),
  ),
  'setup.plan': procedure<SetupPlan>()(
    z.object({
      environment: environmentName,
      method: setupMethod.optional(),
      backend: setupBackend.optional(),
    }),
  ),
  'setup.run': procedure<{ readonly taskId: string }>()(
    z.object({ environment: environmentName, method: setupMethod, backend: setupBackend }),
  ),
} as const;
