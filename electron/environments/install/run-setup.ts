import { availableParallelism } from 'node:os';
import type { PackageSource } from '../../../shared/contract/packages';
import { StudioError } from '../../../shared/errors/studio-error';
import type { EnvironmentContext } from '../work/environment-context';
import { installWithApt } from './apt';
import type { SetupAction, SetupPlanned } from './setup-plan';
import type { SetupSituation } from './setup-situation';

export interface RunServices {
  /** Installs all packages or none into the environment's own library, from the repositories of the context's R. */
  readonly installPackages: (
    context: EnvironmentContext,
    sources: readonly PackageSource[],
  ) => Promise<string>;
  /** Why fitting does not work yet, or null. */
  readonly whatFails: (context: EnvironmentContext) => Promise<string | null>;
}

/**
 * Runs the steps of a plan; returns the outcome. Throws `invalid-input` if the user must do something in a terminal
 * first, and the error of a failed step; then the environment's packages are as before.
 */
export async function runSetup(
  plan: SetupPlanned,
  situation: SetupSituation,
  services: RunServices,
  context: EnvironmentContext,
): Promise<string> {
  if (plan.complete) return 'Everything that fitting needs is installed.';
  refuseByHand(plan);
  for (const [i, { title, action }] of plan.steps.entries()) {
    context.step(i + 1, plan.steps.length, title);
    // Smaller steps inside a step are reported as this step.
    const inner = derived(context, {
      step: (_number, _of, text) => context.step(i + 1, plan.steps.length, text),
    });
    await runAction(action, situation, services, inner);
  }
  return `brms can be used with ${plan.backend}.`;
}

export function refuseByHand({ byHand, steps, methods, method }: SetupPlanned): void {
  if (byHand !== null) {
    if (byHand.kind === 'words') {
      throw new StudioError('invalid-input', 'A part must be installed by hand first.', {
        hint: `${byHand.text} Then try again.`,
      });
    }
    throw new StudioError('invalid-input', 'Packages of the system must be installed by an administrator.', {
      hint: `Run this in a terminal, then try again: ${byHand.text}`,
    });
  }
  if (steps.length > 0) return;
  const why = methods.find((choice) => choice.method === method)?.unavailable;
  throw new StudioError('invalid-input', why ?? 'This method is not available here.', {
    hint: 'Choose another method.',
    where: 'method',
  });
}

async function runAction(
  action: SetupAction,
  { machine, by }: SetupSituation,
  services: RunServices,
  context: EnvironmentContext,
): Promise<void> {
  switch (action.kind) {
    case 'apt':
      if (by === null) throw new StudioError('internal', 'The app has no administrator rights.');
      return installWithApt(context, action.packages, by, machine);
    case 'packages': {
      const said = await services.installPackages(
        withRepositories(context, action.repositories),
        action.sources,
      );
      return context.say(said);
    }
    case 'cmdstan': {
      const worker = await context.worker();
      const cores = Math.max(1, Math.min(8, availableParallelism()));
      const { signal } = context;
      await worker.call('cmdstanr::install_cmdstan', { kwargs: { cores, overwrite: true }, signal });
      return worker.kill();
    }
    case 'check': {
      const fault = await services.whatFails(context);
      if (fault === null) return;
      throw new StudioError(
        'internal',
        `The installation is complete, but fitting does not work yet. ${fault}`,
        {
          hint: 'Look at the checks of this environment.',
        },
      );
    }
  }
}

/** The same context, but with an R that installs from these repositories first. */
function withRepositories(
  context: EnvironmentContext,
  repositories: Readonly<Record<string, string>>,
): EnvironmentContext {
  if (Object.keys(repositories).length === 0) return context;
  const worker: EnvironmentContext['worker'] = async (wish) => {
    const session = await context.worker(wish);
    await session.verb('package_options', { repositories });
    return session;
  };
  return derived(context, { worker });
}

function derived(context: EnvironmentContext, changes: Partial<EnvironmentContext>): EnvironmentContext {
  return {
    id: context.id,
    environment: context.environment,
    signal: context.signal,
    step: (number, of, text) => context.step(number, of, text),
    say: (line, level) => context.say(line, level),
    worker: (wish) => context.worker(wish),
    program: (command, args, wish) => context.program(command, args, wish),
    ...changes,
  };
}
