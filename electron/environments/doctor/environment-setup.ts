import type { DoctorReport } from '../../../shared/contract/system';
import type { Task } from '../../../shared/contract/tasks';
import { StudioError } from '../../../shared/errors/studio-error';
import { installRepair } from '../install/brms-setup';
import { readEnvironment } from '../store/read';
import type { TaskContext } from '../tasks/task-context';
import { reportOf } from './doctor';
import { examineEnvironment, type SetupServices } from './examine-environment';
import type { Found } from './found-check';
import { probe } from './probe';

/** What stands in the way of fitting in an environment. Throws `cancelled`, and `invalid-input` where there is none. */
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
    (await examineNow(services, environment, signal)).find(({ id }) => id === check);
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
export async function startProbe(
  { paths, tasks }: Pick<SetupServices, 'paths' | 'tasks'>,
  environment: string,
): Promise<Task> {
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
  inTask = false,
): Promise<readonly Found[]> {
  return examineEnvironment(services, environment, {
    install: installRepair(services, environment),
    signal,
    inTask,
  });
}
