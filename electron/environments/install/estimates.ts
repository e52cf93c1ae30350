import { availableParallelism } from 'node:os';

/**
 * How long steps take, in seconds: measured on two cores with Debian 12 where that is said, else as others tell. They
 * are shown as estimates.
 */

/** Measured: apt installs brms, rstan, g++ and make, 120 R packages in all, in about 40 s. */
export function aptSeconds(packages: number, downloadBytes: number): number {
  return Math.ceil(3 + packages * 0.15 + downloadBytes / 20e6);
}

/** Reading the package lists. */
export const aptUpdateSeconds = 10;

/** brms, a backend and some 90 packages that they need, of which nothing is compiled. */
export const binarySeconds = 180;

/** The same from source: rstan and StanHeaders are most of it. Packages are compiled side by side. */
export function sourceSeconds(backend: 'rstan' | 'cmdstanr', cores = availableParallelism()): number {
  const onTwo = backend === 'rstan' ? 3000 : 1800;
  return Math.ceil((onTwo * 2) / Math.min(8, Math.max(1, cores)));
}

/** CmdStan is compiled where it is installed. */
export function cmdstanSeconds(cores = availableParallelism()): number {
  return Math.ceil(120 + 480 / Math.min(8, Math.max(1, cores)));
}

/** Measured: brms loads in 3 to 5 s, the doctor's other checks run beside that. */
export const checkSeconds = 8;
