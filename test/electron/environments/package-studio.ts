import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, vi } from 'vitest';
import { createStudio, type Studio } from '../../../electron/app/studio';
import { appPaths } from '../../../electron/files/app-paths';
import type { NetworkSettings, PackageSource } from '../../../shared/contract/packages';
import type { LogEntry } from '../../../shared/contract/system';
import type { WorkItem } from '../../../shared/contract/work';
import { makeRepository } from './tiny-packages';

// R starts some ten times in a test: seconds, and a minute where much else runs.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 120_000 });

export const noNetwork: NetworkSettings = {
  mirror: '',
  repositories: [],
  proxy: '',
  noProxy: '',
  certificate: '',
};

export interface PackageStudio {
  readonly studio: Studio;
  /** A folder for the tests of a file. */
  readonly folder: string;
  readonly repository: string;
  /** Lines that were logged. */
  readonly lines: LogEntry[];
  readonly own: string;
  install(...sources: readonly (PackageSource | string)[]): Promise<WorkItem>;
  remove(...names: readonly string[]): Promise<WorkItem>;
  update(...names: readonly string[]): Promise<WorkItem>;
  /** Versions in the environment's own library, by name. */
  ownVersions(): Promise<Record<string, string>>;
}

/** The app's services without a window over a home of their own, with a repository of tiny packages as its mirror. */
export function packageStudio(): PackageStudio {
  let studio: Studio | undefined;
  let folder = '';
  let repository = '';
  const lines: LogEntry[] = [];
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'studio-packages-'));
    repository = makeRepository(join(folder, 'repository'));
    studio = await createStudio({
      resources: { worker: resolve('electron/worker') },
      paths: appPaths({ HOME: join(folder, 'home') }, 'linux'),
      headless: true,
    });
    studio.events.on('log', (entries) => lines.push(...entries));
    await studio.settings.saveNetwork({ ...noNetwork, mirror: repository });
  });
  afterAll(async () => {
    await studio?.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const need = (): Studio => {
    if (!studio) throw new Error('no test is running');
    return studio;
  };
  const ended = (work: WorkItem) => need().work.ended(work.id);
  const signal = new AbortController().signal;
  return {
    get studio() {
      return need();
    },
    get folder() {
      return folder;
    },
    get repository() {
      return repository;
    },
    get own() {
      return join(need().paths.brmspy, 'environment', 'default', 'Rlib');
    },
    lines,
    install: (...sources) =>
      ended(
        need().packages.install(
          'default',
          sources.map((source) =>
            typeof source === 'string' ? { from: 'repository', name: source } : source,
          ),
        ),
      ),
    remove: (...names) => ended(need().packages.remove('default', names)),
    update: (...names) => ended(need().packages.update('default', names)),
    async ownVersions() {
      const { packages } = await need().packages.list('default', signal);
      return Object.fromEntries(
        packages.filter(({ own }) => own).map(({ name, version }) => [name, version]),
      );
    },
  };
}
