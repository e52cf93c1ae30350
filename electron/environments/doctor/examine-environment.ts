import type { EnvironmentConfigData } from '../../../shared/contract/system';
import { hasBegun } from '../../../shared/contract/work';
import { asStudioError, isStudioError, type StudioError } from '../../../shared/errors/studio-error';
import type { AppPaths } from '../../files/app-paths';
import type { SessionManager } from '../../session/manager/session-manager';
import { EnvironmentConfig } from '../config';
import type { EnvironmentService } from '../environment-service';
import type { PackageService } from '../packages/package-service';
import { readEnvironment } from '../store/read';
import { configFile } from '../store/store-paths';
import type { EnvironmentWork } from '../work/environment-work';
import { checkMachine, type DoctorServices, examine } from './doctor';
import type { Examinations } from './examinations';
import { type Found, found, type Repair } from './found-check';

/** Services that an examination needs. */
export interface ExaminationServices {
  readonly paths: AppPaths;
  /** The folder of the R worker's files. */
  readonly workerFolder: string;
  readonly environmentWork: Pick<EnvironmentWork, 'activeIn' | 'start'>;
  readonly environments: Pick<EnvironmentService, 'save' | 'setAside'>;
}

/** Services that the doctor's repairs and the installation of brms need. */
export interface SetupServices extends ExaminationServices {
  readonly workers: Pick<SessionManager, 'workers' | 'renewEnvironment'>;
  readonly packages: Pick<PackageService, 'installIn'>;
  readonly examinations: Examinations;
}

interface ExaminationOptions {
  /** The repair to offer if brms is missing. */
  readonly install: Repair;
  readonly signal?: AbortSignal | undefined;
  /** True if the work that changes the environment asks; then that work itself waits. */
  readonly inWork?: boolean;
}

/** Makes every check of an environment. Throws `cancelled`, and `invalid-input` if it does not exist. */
export async function examineEnvironment(
  services: ExaminationServices,
  environment: string,
  { install, signal, inWork = false }: ExaminationOptions,
): Promise<readonly Found[]> {
  const { paths, workerFolder } = services;
  const active = services.environmentWork.activeIn(environment);
  const busy = !inWork && active !== null && hasBegun(active);
  let config: EnvironmentConfigData;
  try {
    config = (await readEnvironment(paths, environment)).config;
  } catch (thrown) {
    const error = asStudioError(thrown);
    if (!isStudioError(error, 'invalid-input') || error.where !== configFile(paths, environment)) throw error;
    const rest = await checkMachine(new EnvironmentConfig({ environment_name: environment }), paths, busy);
    return [damagedConfig(services, environment, error), ...rest];
  }
  return examine({
    config,
    paths,
    workerFolder,
    signal,
    services: doctorServices(services, environment, install, busy),
  });
}

function doctorServices(
  services: ExaminationServices,
  environment: string,
  install: Repair,
  busy: boolean,
): DoctorServices {
  const { paths, environments } = services;
  return {
    busy,
    install,
    changeConfig: async (change) => {
      const { config } = await readEnvironment(paths, environment);
      await environments.save(config, change(config));
    },
  };
}

function damagedConfig(
  { environments }: ExaminationServices,
  environment: string,
  error: StudioError,
): Found {
  return found('fail', 'config', 'Configuration', error.message, {
    fix: error.hint,
    repair: {
      title: 'Set it aside',
      does: 'Renames the damaged config.json, which is kept, and uses the default settings.',
      restarts: true,
      run: async () => {
        const place = await environments.setAside(environment);
        return `The default settings apply. The damaged file is now ${place}.`;
      },
    },
  });
}
