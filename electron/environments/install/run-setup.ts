import { availableParallelism } from 'node:os';
import type { PackageSource } from '../../../shared/contract/packages';
import { StudioError } from '../../../shared/errors/studio-error';
import type { EnvironmentContext } from '../work/environment-context';
import { installWithApt } from './apt';
import type { SetupAction, SetupPlanned } from './setup-plan';
import type { SetupSituation } from './setup-situation';

export interface RunServices {
  /** Packages into the environment's own library, whole or not at all, from the repositories of the context's R. */
  readonly installPackages: (
    context: EnvironmentContext,
    sources: readonly PackageSource[],
  ) => Promise<string>;
  /** Why fitting does not work yet, or null. */
  readonly whatFails: (context: EnvironmentContext) => Promise<string | null>;
}

/**
 * Does what a plan says, step by step; gives what came of it. Throws `invalid-input` where a person has to do something
 * in a terminal first, and what the step that failed throws; packages of the environment are then as before.
 */
export async function runSetup(
  plan: SetupPlanned,
  situation: SetupSituation,
  services: RunServices,
  context: EnvironmentContext,
): Promise<string> {
  if (plan.complete) return 'Everything that fitting needs is there.';
  refuseByHand(plan);
  for (const [i, { title, action }] of plan.steps.entries()) {
    context.step(i + 1, plan.steps.length, title);
    // Steps of a step are told as this one's.
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
      throw new StudioError('invalid-input', 'Something has to be installed by hand first.', {
        hint: `${byHand.text} Then try again.`,
      });
    }
    throw new StudioError(
      'invalid-input',
      'Packages of the system have to be installed by their administrator.',
      { hint: `Run this in a terminal, then try again: ${byHand.text}` },
    );
  }
  if (steps.length > 0) return;
  const why = methods.find((choice) => choice.method === method)?.unavailable;
  throw new StudioError('invalid-input', why ?? 'This method is not to be had here.', {
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
      if (by === null) throw new StudioError('internal', 'The app is not the system’s administrator.');
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
      throw new StudioError('internal', `It was installed, but does not work yet. ${fault}`, {
        hint: 'Look at the checks of this environment.',
      });
    }
  }
}

/** The same task with an R that installs from these repositories first. */
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
