import { aptLine, aptNames, installWithApt, type SystemPart } from '../install/apt';
import { type Administrator, hasApt, type Machine } from '../install/machine';
import type { Repair } from './found-check';

/** The parts that can be missing. */
export type Missing = SystemPart | 'cmdstanr';

export interface Fix {
  readonly fix: string;
  readonly repair?: Repair;
}

/** How to get a missing part: in words, and as a repair if the app can install it. */
export type SystemFixes = (missing: Missing) => Promise<Fix>;

const elsewhere: Readonly<Record<Missing, string>> = {
  r: 'Install R from cran.r-project.org.',
  brms: 'In R: install.packages("brms")',
  rstan: 'In R: install.packages("rstan")',
  cmdstanr:
    'In R: install.packages("cmdstanr", repos = "https://stan-dev.r-universe.dev"); cmdstanr::install_cmdstan()',
  posterior: 'In R: install.packages("posterior")',
  compiler:
    'Install a C++ compiler (macOS: xcode-select --install; Windows: Rtools; Fedora: dnf install gcc-c++).',
  make: 'Install make (macOS: xcode-select --install; Windows: Rtools; Fedora: dnf install make).',
  boost: 'In R: install.packages("BH")',
  tbb: 'In R: install.packages("RcppParallel")',
  'dpkg-dev': 'Install the program dpkg-architecture.',
};

/** The parts that "Install brms" installs together; its plan is shown first. */
const byPlan: readonly Missing[] = ['r', 'brms', 'rstan', 'cmdstanr', 'posterior'];

export interface FixMeans {
  readonly machine: Machine;
  /** Called only if a part is missing, because sudo may log each use. */
  readonly by: () => Promise<Administrator | null>;
  /** True if the environment's R is the system's own, for which apt has packages. */
  readonly systemR: boolean;
  /** The repair "Install brms". */
  readonly install?: Repair | undefined;
}

export function systemFixes({ machine, by, systemR, install }: FixMeans): SystemFixes {
  return async (missing) => {
    const needsSystemR = missing === 'brms' || missing === 'rstan' || missing === 'posterior';
    const packages = missing === 'cmdstanr' ? [] : aptNames([missing]);
    const apt = packages.length > 0 && hasApt(machine) && (systemR || !needsSystemR);
    const fix = apt ? aptLine(packages, machine) : elsewhere[missing];
    if (byPlan.includes(missing)) return { fix, ...(install && { repair: install }) };
    const administrator = apt ? await by() : null;
    return administrator === null ? { fix } : { fix, repair: aptRepair(packages, administrator, machine) };
  };
}

function aptRepair(packages: readonly string[], by: Administrator, machine: Machine): Repair {
  const asks = by === 'pkexec' ? ' A dialog of the system asks for the administrator’s password.' : '';
  return {
    title: `Install ${packages.join(', ')}`,
    does: `Runs ${aptLine(packages, machine)}.${asks}`,
    run: async (context) => {
      await installWithApt(context, packages, by, machine);
      return `${packages.join(', ')} is installed.`;
    },
  };
}
