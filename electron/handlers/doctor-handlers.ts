import { doctorReport, startProbe, startRepair } from '../environments/doctor/environment-setup';
import type { SetupServices } from '../environments/doctor/examine-environment';
import type { AreaHandlers } from './area';

/** The checks of the doctor and their repairs. */
export function doctorHandlers(services: SetupServices): AreaHandlers<'doctor'> {
  return {
    'doctor.run': ({ environment }, { signal }) => doctorReport(services, environment, signal),
    'doctor.probe': async ({ environment }) => ({ workId: (await startProbe(services, environment)).id }),
    'doctor.repair': async ({ environment, check }, { signal }) => {
      const { id } = await startRepair(services, environment, check, signal);
      return { workId: id };
    },
  };
}
