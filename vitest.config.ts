import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const minute = 60_000;

/** Real R, real signals and a real browser on a machine that is busy: one more attempt, which the reporter tells of. */
const retry = 1;

/** What is waited for comes when the machine has time for it. */
const patient = {
  setupFiles: ['test/patient-waits.ts'],
  expect: { poll: { timeout: 30_000 } },
};

/** Unit tests run beside each other; end-to-end tests drive the built app, in a browser and in Electron, one file after the other. */
export default defineConfig({
  test: {
    // Most of the time R is waited for: by itself vitest would leave one core to nobody.
    maxWorkers: availableParallelism(),
    projects: [
      {
        test: {
          name: 'unit',
          retry,
          ...patient,
          include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
          exclude: ['test/e2e/**', 'test/desktop/**'],
          // Only for what never ends: on a busy machine R may take ten times as long as on a quiet one.
          testTimeout: 3 * minute,
          hookTimeout: 3 * minute,
        },
      },
      {
        test: {
          name: 'e2e',
          retry,
          ...patient,
          include: ['test/e2e/**/*.test.ts'],
          testTimeout: 10 * minute,
          hookTimeout: 5 * minute,
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'desktop',
          retry,
          ...patient,
          include: ['test/desktop/**/*.test.ts'],
          globalSetup: 'test/desktop/support/global-setup.ts',
          testTimeout: 3 * minute,
          hookTimeout: 3 * minute,
          fileParallelism: false,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
