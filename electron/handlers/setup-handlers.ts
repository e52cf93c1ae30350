import type { Studio } from '../app/studio';
import { doctorReport, startProbe, startRepair } from '../environments/doctor/environment-setup';
import { setupPlan, startSetup } from '../environments/install/brms-setup';
import type { Handlers } from '../ipc/router';
import type { WindowState } from './handlers';

/** The doctor, its repairs, and the installation of brms. */
export function setupHandlers(studio: Studio) {
  return {
    'doctor.run': ({ environment }, { signal }) => doctorReport(studio, environment, signal),
    'doctor.probe': async ({ environment }) => ({ taskId: (await startProbe(studio, environment)).id }),
    'doctor.repair': async ({ environment, check }, { signal }) => {
      const { id } = await startRepair(studio, environment, check, signal);
      return { taskId: id };
    },
    'setup.plan': (wish, { signal }) => setupPlan(studio, wish, signal),
    'setup.run': async (wish, { signal }) => ({ taskId: (await startSetup(studio, wish, signal)).id }),
  } satisfies Partial<Handlers<WindowState>>;
}
