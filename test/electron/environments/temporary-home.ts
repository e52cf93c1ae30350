import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { type AppPaths, appPaths } from '../../../electron/files/app-paths';

/** A home folder of its own for every test of a file; `paths` throws outside of tests. */
export function temporaryHome(): { readonly paths: AppPaths } {
  let home: string | null = null;
  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'studio-home-'));
  });
  afterEach(async () => {
    if (home) await rm(home, { recursive: true, force: true });
    home = null;
  });
  return {
    get paths() {
      if (!home) throw new Error('no test is running');
      return appPaths({ HOME: home }, 'linux');
    },
  };
}
