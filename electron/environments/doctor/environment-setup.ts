import type { DoctorReport, EnvironmentConfigData } from '../../../shared/contract/system';
import type { Task } from '../../../shared/contract/tasks';
import { asStudioError, isStudioError, StudioError } from '../../../shared/errors/studio-error';
import type { Studio } from '../../app/studio';
import { EnvironmentConfig } from '../config';
import { installRepair } from '../install/brms-setup';
import { configFile } from '../store/places';
import { readEnvironment } from '../store/read';
import type { TaskContext } from '../tasks/task-context';
import { checkMachine, type DoctorServices, examine, reportOf } from './doctor';
import { type Found, found } from './found';
import { probe } from './probe';

/** The services that the doctor and the installation of brms stand on. */
export type SetupServices = Pick<
  Studio,
  'paths' | 'tasks' | 'workers' | 'workerFolder' | 'environments' | 'packages' | 'examinations'
>;

/** What stands in the way of fitting in an environment. Throws `cancelled`, and `invalid-input` where there is none. */
export async function doctorReport(
  services: SetupServices,
  environment: string,
  signal?: AbortSignal,
): Promise<DoctorReport> {
  const { examinations } = services;
  const fresh = examinations.takeFresh(environment);
  if (fresh) return reportOf(environment, fresh);
  const checks = await examineEnvironment(services, environment, signal);
  examinations.keep(environment, checks);
  return reportOf(environment, checks);
}

/** Does what the check's repair says, as a task; the check is made again afterwards. */
export async function startRepair(
  services: SetupServices,
  environment: string,
  check: string,
  signal?: AbortSignal,
): Promise<Task> {
  const offered = ({ id, repair }: Found) => id === check && repair !== undefined;
  const wanted =
    services.examinations.shown(environment)?.find(offered) ??
    (await examineEnvironment(services, environment, signal)).find(({ id }) => id === check);
  if (!wanted?.repair) {
    const what = wanted ? `For the check “${wanted.title}”` : `There is no check “${check}”, so`;
    throw new StudioError('invalid-input', `${what} no repair is known.`, {
      where: check,
      ...(wanted?.fix !== undefined && { hint: wanted.fix }),
    });
  }
  const { repair, title } = wanted;
  return services.tasks.start({
    kind: 'repair',
    environment,
    title: `${title}: ${repair.title}`,
    run: async (context) => {
      context.step(1, 2, repair.title.replace(/…$/, ''));
      // What an earlier one has found is of no more use.
      services.examinations.takeFresh(environment);
      const done = await repair.run(context);
      return confirmed(services, context, check, done);
    },
  });
}

/** Compiles and samples a tiny model, as a task. */
export async function startProbe({ paths, tasks }: SetupServices, environment: string): Promise<Task> {
  // One that does not exist is told at once.
  await readEnvironment(paths, environment);
  return tasks.start({ kind: 'probe', environment, title: 'Compiling a test model', run: probe });
}

/** A repair that leaves the check as it was has failed, whatever it did. */
async function confirmed(
  services: SetupServices,
  context: TaskContext,
  check: string,
  done: string,
): Promise<string> {
  context.say(done);
  const { environment, signal } = context;
  const { examinations } = services;
  // An installation has checked already.
  let checks = examinations.takeFresh(environment);
  if (checks === null) {
    context.step(2, 2, 'Checking again');
    checks = await examineEnvironment(services, environment, signal, true);
  }
  examinations.keep(environment, checks, true);
  const after = checks.find(({ id }) => id === check);
  if (after?.status !== 'fail') return done;
  throw new StudioError('internal', `${done} But the check still fails: ${after.detail}`, {
    ...(after.fix !== undefined && { hint: after.fix }),
  });
}

export async function examineEnvironment(
  services: SetupServices,
  environment: string,
  signal?: AbortSignal,
  /** Asked by the task that changes the environment, which then rests. */
  inTask = false,
): Promise<readonly Found[]> {
  const { paths, workerFolder } = services;
  const busy = !inTask && services.tasks.activeIn(environment)?.state === 'running';
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
    services: doctorServices(services, environment, busy),
  });
}

function doctorServices(services: SetupServices, environment: string, busy: boolean): DoctorServices {
  const { paths, environments } = services;
  return {
    busy,
    install: installRepair(services, environment),
    changeConfig: async (change) => {
      const { config } = await readEnvironment(paths, environment);
      await environments.save(config, change(config));
    },
  };
}

function damagedConfig({ environments }: SetupServices, environment: string, error: StudioError): Found {
  return found('fail', 'config', 'Configuration', error.message, {
    fix: error.hint,
    repair: {
      title: 'Set it aside',
      does: 'Gives the damaged config.json another name, which is kept, and starts from the defaults.',
      restarts: true,
      run: async () => {
        const place = await environments.setAside(environment);
        return `The defaults apply; the damaged file is now ${place}.`;
      },
    },
  });
}
