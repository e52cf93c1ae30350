import type { SetupBackend, SetupMethod, SetupPlan } from '../../../shared/contract/setup';
import type { EnvironmentWorkItem } from '../../../shared/contract/work';
import { examineEnvironment, type SetupServices } from '../doctor/examine-environment';
import type { Repair } from '../doctor/found-check';
import { readEnvironment } from '../store/read';
import type { EnvironmentContext } from '../work/environment-context';
import { type Machine, thisMachine } from './machine';
import { refuseByHand, runSetup } from './run-setup';
import { planSetup, type SetupPlanned, type SetupWish } from './setup-plan';
import { type SetupSituation, setupSituation } from './setup-situation';
import { setupWork } from './setup-work';

interface Prepared {
  readonly plan: SetupPlanned;
  readonly situation: SetupSituation;
}

/** The plan of "Install brms" for an environment. */
export async function setupPlan(
  services: SetupServices,
  wish: SetupWish,
  signal?: AbortSignal,
): Promise<SetupPlan> {
  const { plan } = await prepare(services, wish, signal);
  const steps = plan.steps.map(({ action: _, ...step }) => step);
  return { ...plan, steps };
}

/** Starts the installation as work. Throws `invalid-input` at once if the user must do something first. */
export async function startSetup(
  services: SetupServices,
  wish: { readonly environment: string; readonly method: SetupMethod; readonly backend: SetupBackend },
  signal?: AbortSignal,
): Promise<EnvironmentWorkItem> {
  const { plan } = await prepare(services, wish, signal);
  if (!plan.complete) refuseByHand(plan);
  return services.environmentWork.start(setupWork, wish.environment, {
    backend: wish.backend,
    // The situation may have changed while the work waited.
    install: async (context) => run(services, await prepare(services, wish, context.signal), context),
  });
}

/** "Install brms" as a repair, with the best method for this machine. */
export function installRepair(services: SetupServices, environment: string): Repair {
  return {
    title: 'Install brms…',
    opens: 'setup',
    does: 'Installs the missing parts with the best method for this machine; “setup --plan” shows the steps first.',
    run: async (context) => run(services, await prepare(services, { environment }, context.signal), context),
  };
}

async function prepare(services: SetupServices, wish: SetupWish, signal?: AbortSignal): Promise<Prepared> {
  const { paths, workerFolder } = services;
  const { config } = await readEnvironment(paths, wish.environment);
  const machine: Machine = await thisMachine();
  const situation = await setupSituation({ config, paths, workerFolder, machine, signal });
  return { situation, plan: await planSetup(wish, situation) };
}

async function run(
  services: SetupServices,
  { plan, situation }: Prepared,
  context: EnvironmentContext,
): Promise<string> {
  const outcome = await runSetup(
    plan,
    situation,
    {
      installPackages: (inner, sources) => services.packages.installIn(inner, sources, true),
      whatFails: (inner) => whatFails(services, inner),
    },
    context,
  );
  renewFailed(services, context.environment);
  return outcome;
}

async function whatFails(services: SetupServices, context: EnvironmentContext): Promise<string | null> {
  const { environment, signal } = context;
  const checks = await examineEnvironment(services, environment, {
    install: installRepair(services, environment),
    signal,
    inWork: true,
  });
  services.examinations.keep(environment, checks, true);
  const failing = checks.find(({ status }) => status === 'fail');
  return failing ? `${failing.title}: ${failing.detail}` : null;
}

/** Restarts a worker that could not start without brms, instead of waiting for its next automatic start. */
function renewFailed({ workers }: SetupServices, environment: string): void {
  const own = workers.workers().filter((worker) => worker.environment === environment);
  if (own.some(({ role, state }) => role === 'main' && state === 'failed')) {
    workers.renewEnvironment(environment);
  }
}
