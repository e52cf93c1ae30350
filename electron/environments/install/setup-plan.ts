import type { PackageSource } from '../../../shared/contract/packages';
import type { SetupBackend, SetupMethod, SetupPlan, SetupStep } from '../../../shared/contract/setup';
import { quoteName, quoteString } from '../../../shared/model/r-syntax/names';
import { type AptPlan, aptCommands, aptLine, aptNames, planApt, type SystemPart } from './apt';
import * as estimates from './estimates';
import { hasApt } from './machine';
import { bestMethod, setupMethods, setupRepositories } from './setup-methods';
import { missingParts, type Part, type SetupSituation } from './setup-situation';

/** What a step does. */
export type SetupAction =
  | { readonly kind: 'apt'; readonly packages: readonly string[] }
  | {
      readonly kind: 'packages';
      readonly sources: readonly PackageSource[];
      readonly repositories: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'cmdstan' }
  | { readonly kind: 'check' };

export interface PlannedStep extends SetupStep {
  readonly action: SetupAction;
}

export interface SetupPlanned extends Omit<SetupPlan, 'steps'> {
  readonly steps: readonly PlannedStep[];
}

export interface SetupWish {
  readonly environment: string;
  readonly method?: SetupMethod | undefined;
  readonly backend?: SetupBackend | undefined;
}

/**
 * Plans "Install brms" for this situation, with sizes from apt, without changing anything. Throws `internal` if apt
 * refuses to plan.
 */
export async function planSetup(wish: SetupWish, situation: SetupSituation): Promise<SetupPlanned> {
  const methods = setupMethods(situation);
  const method = wish.method ?? bestMethod(methods);
  const backend = wish.backend ?? 'rstan';
  const { environment } = wish;
  const missing = missingParts(situation, backend);
  const unavailable = methods.find((choice) => choice.method === method)?.unavailable ?? null;
  const base = { environment, method, backend, methods };
  if (missing.length === 0) {
    return { ...base, steps: [], seconds: 0, downloadBytes: 0, complete: true, byHand: null };
  }
  if (unavailable !== null) {
    const byHand = situation.has.has('r') ? null : inWords('Install R from https://cran.r-project.org.');
    return { ...base, steps: [], seconds: 0, downloadBytes: null, complete: false, byHand };
  }
  const ofSystem = systemParts(missing, method, situation);
  const ofR = rParts(missing, method);
  const apt = await aptPlan(ofSystem, situation);
  if (method === 'system' && apt !== null && apt.installs === 0 && !apt.listsMissing) {
    return planSetup(wish, { ...situation, systemInVain: true });
  }
  const steps: PlannedStep[] = [
    ...(apt === null ? [] : [aptStep(ofSystem, apt, situation)]),
    ...packageSteps(ofR, method, backend, situation),
    ...(missing.includes('cmdstan') ? [cmdstanStep()] : []),
    checkStep,
  ];
  const sizes = steps.map(({ downloadBytes }) => downloadBytes);
  return {
    ...base,
    steps,
    seconds: steps.reduce((sum, step) => sum + step.seconds, 0),
    downloadBytes: sizes.some((size) => size === null)
      ? null
      : sizes.reduce<number>((sum, size) => sum + (size ?? 0), 0),
    complete: false,
    byHand: byHandFirst(ofSystem, situation),
  };
}

const toolParts = ['compiler', 'make', 'boost', 'dpkg-dev'] as const;

/** The parts that the system's package manager installs with this method. */
function systemParts(
  missing: readonly Part[],
  method: SetupMethod,
  { machine }: SetupSituation,
): readonly SystemPart[] {
  const tools = toolParts.filter((part) => missing.includes(part));
  if (method !== 'system') {
    // rstan from CRAN gets Boost with the package BH.
    const without = tools.filter((part) => part !== 'boost' && part !== 'dpkg-dev');
    return machine.platform === 'linux' ? without : [];
  }
  const r = (['r', 'brms', 'rstan'] as const).filter((part) => missing.includes(part));
  return [...r, ...tools];
}

function rParts(missing: readonly Part[], method: SetupMethod): readonly string[] {
  const wanted = (['brms', 'rstan', 'cmdstanr'] as const).filter((part) => missing.includes(part));
  if (method === 'system') return wanted.filter((part) => part === 'cmdstanr');
  return [...wanted, ...(missing.includes('boost') ? ['BH'] : [])];
}

/** Null if apt is not used. */
async function aptPlan(parts: readonly SystemPart[], { machine }: SetupSituation): Promise<AptPlan | null> {
  return parts.length === 0 || !hasApt(machine) ? null : planApt(aptNames(parts), machine);
}

function aptStep(parts: readonly SystemPart[], plan: AptPlan, { by }: SetupSituation): PlannedStep {
  const packages = aptNames(parts);
  const commands = aptCommands(packages, by ?? 'sudo').map((words) => words.join(' '));
  const count = plan.installs === 0 ? '' : ` (${plan.installs} packages with what they need)`;
  return {
    title: `Install ${packages.join(', ')} from the system’s packages${count}`,
    command: commands.join('\n'),
    root: true,
    seconds:
      estimates.aptUpdateSeconds +
      estimates.aptSeconds(plan.installs || packages.length * 30, plan.downloadBytes),
    // Unknown without package lists.
    downloadBytes: plan.listsMissing ? null : plan.downloadBytes,
    action: { kind: 'apt', packages },
  };
}

function packageSteps(
  names: readonly string[],
  method: SetupMethod,
  backend: SetupBackend,
  { machine }: SetupSituation,
): readonly PlannedStep[] {
  if (names.length === 0) return [];
  const repositories = setupRepositories(method, backend, machine);
  const kind = method === 'binary' ? 'binary packages' : 'compiled from source if necessary';
  const source = method === 'source';
  return [
    {
      title: `Install ${names.join(', ')} and what ${names.length === 1 ? 'it needs' : 'they need'} into this environment’s library (${kind})`,
      command: installCode(names, repositories),
      root: false,
      seconds: source ? estimates.sourceSeconds(backend) : estimates.binarySeconds,
      downloadBytes: null,
      action: {
        kind: 'packages',
        sources: names.map((name) => ({ from: 'repository', name })),
        repositories,
      },
    },
  ];
}

function installCode(names: readonly string[], repositories: Readonly<Record<string, string>>): string {
  const packages =
    names.length === 1 ? quoteString(names[0] ?? '') : `c(${names.map(quoteString).join(', ')})`;
  const entries = Object.entries(repositories).map(
    ([name, url]) => `${quoteName(name)} = ${quoteString(url)}`,
  );
  if (entries.length === 0) return `install.packages(${packages})`;
  const rest = Object.hasOwn(repositories, 'CRAN') ? '' : ', getOption("repos")';
  return `install.packages(${packages}, repos = c(${entries.join(', ')}${rest}))`;
}

function cmdstanStep(): PlannedStep {
  return {
    title: 'Download and compile CmdStan',
    command: 'cmdstanr::install_cmdstan()',
    root: false,
    seconds: estimates.cmdstanSeconds(),
    downloadBytes: null,
    action: { kind: 'cmdstan' },
  };
}

const checkStep: PlannedStep = {
  title: 'Check that brms loads',
  command: 'library(brms)',
  root: false,
  seconds: estimates.checkSeconds,
  downloadBytes: 0,
  action: { kind: 'check' },
};

/** What the user must do first, because the app cannot do it. */
function byHandFirst(parts: readonly SystemPart[], { machine, by }: SetupSituation): SetupPlan['byHand'] {
  if (parts.length === 0 || (hasApt(machine) && by !== null)) return null;
  if (hasApt(machine)) return { kind: 'lines', text: aptLine(aptNames(parts), machine) };
  const tools = parts.includes('compiler') || parts.includes('make');
  return tools ? inWords('Install a C++ compiler and make (Fedora: sudo dnf install gcc-c++ make).') : null;
}

function inWords(text: string): NonNullable<SetupPlan['byHand']> {
  return { kind: 'words', text };
}
