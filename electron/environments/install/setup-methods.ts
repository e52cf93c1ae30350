import type { SetupMethod, SetupPlan } from '../../../shared/contract/setup';
import { hasApt, type Machine, releaseValue } from './machine';
import type { SetupSituation } from './setup-situation';

export type MethodChoice = SetupPlan['methods'][number];

/** The methods, the best one for this machine first; unavailable ones with the reason. */
export function setupMethods(situation: SetupSituation): readonly MethodChoice[] {
  const { machine, by } = situation;
  const system: MethodChoice = {
    method: 'system',
    title: 'Packages of the system (apt)',
    unavailable: whyNoSystem(situation),
  };
  const binary: MethodChoice = {
    method: 'binary',
    title: machine.platform === 'linux' ? 'Binary R packages (Posit)' : 'Binary R packages (CRAN)',
    unavailable: whyNoBinary(situation),
  };
  const source: MethodChoice = {
    method: 'source',
    title: 'R packages from source',
    unavailable: whyNoSource(situation),
  };
  // Methods that need a terminal come after those that the app can do itself.
  const order = by === null ? [binary, system, source] : [system, binary, source];
  return order.toSorted((a, b) => Number(a.unavailable !== null) - Number(b.unavailable !== null));
}

/** The first available method, or the first of all. */
export function bestMethod(methods: readonly MethodChoice[]): SetupMethod {
  return (methods.find(({ unavailable }) => unavailable === null) ?? methods[0])?.method ?? 'source';
}

function whyNoSystem({ machine, systemR, systemInVain, rHome }: SetupSituation): string | null {
  if (!hasApt(machine)) return 'Only Debian, Ubuntu and systems based on them have a package for brms.';
  if (systemInVain) {
    return 'They are installed already, but R does not find them: look at R_LIBS_SITE in the environment’s variables.';
  }
  return systemR ? null : `The system’s packages are for its own R, not for the one at ${rHome}.`;
}

const noR = 'R is not installed yet. Install it first.';

function whyNoBinary({ machine, has }: SetupSituation): string | null {
  if (!has.has('r')) return noR;
  if (machine.platform !== 'linux') return null;
  if (!/^(x86_64|amd64)$/.test(machine.processor)) {
    return `There are binary packages for x86_64 only; this machine is ${machine.processor}.`;
  }
  if (positRelease(machine) !== null) return null;
  return `There are no binary packages for ${releaseValue(machine, 'PRETTY_NAME') || 'this Linux'}.`;
}

function whyNoSource({ machine, has }: SetupSituation): string | null {
  if (!has.has('r')) return noR;
  return machine.platform === 'linux' ? null : 'CRAN has binary packages for this system.';
}

/** Releases that Posit builds binary packages for, as its addresses name them. */
const releases: readonly (readonly [RegExp, string])[] = [
  [/^(bullseye|bookworm|trixie|focal|jammy|noble)$/, '$1'],
  [/^(?:rhel|rocky|almalinux|ol|centos)-(8)(?:\.|$)/, 'centos$1'],
  [/^(?:rhel|rocky|almalinux|ol|centos)-(9|10)(?:\.|$)/, 'rhel$1'],
  [/^opensuse-leap-15\.(5|6)$/, 'opensuse15$1'],
];

/** The name of this Linux release at Posit's package manager, or null if it has no packages for it. */
export function positRelease(machine: Machine): string | null {
  const names = [
    releaseValue(machine, 'UBUNTU_CODENAME') || releaseValue(machine, 'VERSION_CODENAME'),
    `${releaseValue(machine, 'ID')}-${releaseValue(machine, 'VERSION_ID')}`,
  ];
  for (const name of names) {
    for (const [pattern, form] of releases) {
      const found = pattern.exec(name);
      if (found) return form.replace('$1', found[1] ?? '');
    }
  }
  return null;
}

/** The repositories of R packages for a method, by name; they replace those of the network settings. */
export function setupRepositories(
  method: SetupMethod,
  backend: 'rstan' | 'cmdstanr',
  machine: Machine,
): Readonly<Record<string, string>> {
  const release = positRelease(machine);
  return {
    ...(method === 'binary' && machine.platform === 'linux' && release !== null
      ? { CRAN: `https://packagemanager.posit.co/cran/__linux__/${release}/latest` }
      : {}),
    // CRAN mirrors do not have cmdstanr.
    ...(backend === 'cmdstanr' && { stan: 'https://stan-dev.r-universe.dev' }),
  };
}
