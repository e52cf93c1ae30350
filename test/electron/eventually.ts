import { vi } from 'vitest';

/** Waits until `check` passes; how long only matters where it never does. */
export function eventually(check: () => void): Promise<void> {
  return vi.waitFor(check, { timeout: 20_000, interval: 5 });
}
