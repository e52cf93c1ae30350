import { readFile } from 'node:fs/promises';
import { getuid } from 'node:process';

/** What can be missing, and how it is had. */
export type Missing =
  | 'r'
  | 'brms'
  | 'rstan'
  | 'cmdstanr'
  | 'posterior'
  | 'compiler'
  | 'make'
  | 'boost'
  | 'dpkg-dev';

const debianPackages: Readonly<Record<Exclude<Missing, 'cmdstanr'>, string>> = {
  r: 'r-base-core',
  brms: 'r-cran-brms',
  rstan: 'r-cran-rstan',
  posterior: 'r-cran-posterior',
  compiler: 'g++',
  make: 'make',
  boost: 'libboost-dev',
  'dpkg-dev': 'dpkg-dev',
};

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
  'dpkg-dev': 'Install the program dpkg-architecture.',
};

/** The line that brings what is missing: for apt on Debian and its kin, in general words elsewhere. */
export async function fixFor(missing: Missing, osRelease = '/etc/os-release'): Promise<string> {
  const text = await readFile(osRelease, 'utf8').catch(() => '');
  const debian = /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(text);
  if (!debian || missing === 'cmdstanr') return elsewhere[missing];
  const sudo = getuid?.() === 0 ? '' : 'sudo ';
  return `${sudo}apt-get install -y --no-install-recommends ${debianPackages[missing]}`;
}
