import type { DoctorReport } from '../../../shared/contract/system';
import type { EnvironmentWorkItem } from '../../../shared/contract/work';
import { StudioError } from '../../../shared/errors/studio-error';
import { installRepair } from '../install/brms-setup';
import { readEnvironment } from '../store/read';
import type { EnvironmentContext } from '../work/environment-context';
import { reportOf } from './doctor';
import { examineEnvironment, type SetupServices } from './examine-environment';
import type { Found } from './found-check';
import { probeWork } from './probe-work';
import { repairWork } from './repair-work';

/** Reports what prevents fitting in an environment. Throws `cancelled`, and `invalid-input` if it does not exist. */
export async function doctorReport(
  services: SetupServices,
  environment: string,
  signal?: AbortSignal,
): Promise<DoctorReport> {
  const { examinations } = services;
  const fresh = examinations.takeFresh(environment);
  if (fresh) return reportOf(environment, fresh);
  const checks = await examineNow(services, environment, signal);
  examinations.keep(environment, checks);
  return reportOf(environment, checks);
}

/** Starts the repair of a check as work, which makes the check again at its end. */
export async function startRepair(
  services: SetupServices,
  environment: string,
  check: string,
  signal?: AbortSignal,
): Promise<EnvironmentWorkItem> {
  const offered = ({ id, repair }: Found) => id === check && repair !== undefined;
  const wanted =
    services.examinations.shown(environment)?.find(offered) ??
    (await examineNow(services, environment, signal)).find(({ id }) => id === check);
  if (!wanted?.repair) {
    const what = wanted ? `For the check “${wanted.title}”` : `There is no check “${check}”, so`;
    throw new StudioError('invalid-input', `${what} no repair is known.`, {
      where: check,
      ...(wanted?.fix !== undefined && { hint: wanted.fix }),
    });
  }
  const { repair, title } = wanted;
  return services.environmentWork.start(repairWork, environment, {
    title,
    repair,
    forget: () => void services.examinations.takeFresh(environment),
    confirm: (context, done) => confirmed(services, context, check, done),
  });
}

/** Compiles and samples a tiny model, as work. */
export async function startProbe(
  { paths, environmentWork }: Pick<SetupServices, 'paths' | 'environmentWork'>,
  environment: string,
): Promise<EnvironmentWorkItem> {
  // An environment that does not exist is reported at once.
  await readEnvironment(paths, environment);
  return environmentWork.start(probeWork, environment, null);
}

/** Makes the check again; the repair has failed if the check still fails. */
async function confirmed(
  services: SetupServices,
  context: EnvironmentContext,
  check: string,
  done: string,
): Promise<string> {
  context.say(done);
  const { environment, signal } = context;
  const { examinations } = services;
  // An installation has made the checks already.
  let checks = examinations.takeFresh(environment);
  if (checks === null) {
    context.step(2, 2, 'Checking again');
    checks = await examineNow(services, environment, signal, true);
  }
  examinations.keep(environment, checks, true);
  const after = checks.find(({ id }) => id === check);
  if (after?.status !== 'fail') return done;
  throw new StudioError('internal', `${done} But the check still fails: ${after.detail}`, {
    ...(after.fix !== undefined && { hint: after.fix }),
  });
}

function examineNow(
  services: SetupServices,
  environment: string,
  signal?: AbortSignal,
  inWork = false,
): Promise<readonly Found[]> {
  return examineEnvironment(services, environment, {
    install: installRepair(services, environment),
    signal,
    inWork,
  });
}
