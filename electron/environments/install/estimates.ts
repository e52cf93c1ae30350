import { availableParallelism } from 'node:os';

/**
 * Estimates of how long steps take, in seconds: measured on two cores with Debian 12 where noted, otherwise taken from
 * reports of others.
 */

/** Measured: apt installs brms, rstan, g++ and make, 120 R packages in all, in about 40 s. */
export function aptSeconds(packages: number, downloadBytes: number): number {
  return Math.ceil(3 + packages * 0.15 + downloadBytes / 20e6);
}

/** Reading the package lists. */
export const aptUpdateSeconds = 10;

/** brms, a backend and about 90 packages that they need, without compiling. */
export const binarySeconds = 180;

/** The same from source, several packages at a time; rstan and StanHeaders take most of it. */
export function sourceSeconds(backend: 'rstan' | 'cmdstanr', cores = availableParallelism()): number {
  const onTwo = backend === 'rstan' ? 3000 : 1800;
  return Math.ceil((onTwo * 2) / Math.min(8, Math.max(1, cores)));
}

/** CmdStan is compiled during its installation. */
export function cmdstanSeconds(cores = availableParallelism()): number {
  return Math.ceil(120 + 480 / Math.min(8, Math.max(1, cores)));
}

/** Measured: brms loads in 3 to 5 s, and the doctor's other checks run at the same time. */
export const checkSeconds = 8;
