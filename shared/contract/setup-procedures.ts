import * as z from 'zod';
import { environmentName } from './environments';
import { procedure } from './procedure';
import { type SetupPlan, setupBackend, setupMethod } from './setup';

/** The installation of brms. */
export const setupProcedures = {
  'setup.plan': procedure<SetupPlan>()(
    z.object({
      environment: environmentName,
      method: setupMethod.optional(),
      backend: setupBackend.optional(),
    }),
  ),
  'setup.run': procedure<{ readonly workId: string }>()(
    z.object({ environment: environmentName, method: setupMethod, backend: setupBackend }),
  ),
} as const;
