import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { build } from 'vite';

const entry = 'electron/posterior/summary-worker.ts';

export interface BundledWorker {
  readonly file: string;
  remove(): Promise<void>;
}

/** Bundles the summary worker, as the application's build does, into a folder of its own inside the project. */
export async function bundleSummaryWorker(): Promise<BundledWorker> {
  const root = projectRoot(import.meta.dirname);
  const folder = await mkdtemp(join(root, 'node_modules/.summary-worker-'));
  await build({
    configFile: false,
    logLevel: 'error',
    root,
    build: {
      ssr: join(root, entry),
      outDir: folder,
      rolldownOptions: { output: { format: 'es', entryFileNames: 'summary-worker.mjs' } },
    },
  });
  return {
    file: join(folder, 'summary-worker.mjs'),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** The benches run from a bundle, somewhere below the project. */
function projectRoot(folder: string): string {
  if (existsSync(join(folder, entry))) return folder;
  if (dirname(folder) === folder) throw new Error(`${entry} was not found`);
  return projectRoot(dirname(folder));
}
