import { vi } from 'vitest';

/** How long a wait in a test lasts at the least; one that gets what it waits for ends at once. */
const patience = 30_000;

type Waits = Pick<typeof vi, 'waitFor' | 'waitUntil'>;

/**
 * Vitest gives a wait one second, which says nothing of the state that is waited for where the machine is busy. With this set
 * up for every test file, a wait lasts until the state is there; how long only matters where it never comes.
 */
function waitPatiently(waits: Waits): void {
  const { waitFor, waitUntil } = waits;
  waits.waitFor = (check, options) => waitFor(check, patiently(options));
  waits.waitUntil = (check, options) => waitUntil(check, patiently(options));
}

type Options = Parameters<Waits['waitFor']>[1];

function patiently(options: Options): Options {
  const { timeout = patience, ...rest } =
    typeof options === 'number' ? { timeout: options } : (options ?? {});
  return { ...rest, timeout: Math.max(timeout, patience) };
}

waitPatiently(vi);
