import type { SetupServices } from '../environments/doctor/examine-environment';
import { setupPlan, startSetup } from '../environments/install/brms-setup';
import type { AreaHandlers } from './area';

/** The installation of brms. */
export function setupHandlers(services: SetupServices): AreaHandlers<'setup'> {
  return {
    'setup.plan': (wish, { signal }) => setupPlan(services, wish, signal),
    'setup.run': async (wish, { signal }) => ({ workId: (await startSetup(services, wish, signal)).id }),
  };
}
