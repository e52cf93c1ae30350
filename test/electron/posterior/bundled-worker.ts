import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';

const root = join(import.meta.dirname, '../../..');

export interface BundledWorker {
  readonly file: string;
  remove(): Promise<void>;
}

/** Bundles the summary worker, as the application's build does, into a folder of its own inside the project. */
export async function bundleSummaryWorker(): Promise<BundledWorker> {
  const folder = await mkdtemp(join(root, 'node_modules/.summary-worker-'));
  await build({
    configFile: false,
    logLevel: 'error',
    root,
    build: {
      ssr: join(root, 'electron/posterior/summary-worker.ts'),
      outDir: folder,
      rolldownOptions: { output: { format: 'es', entryFileNames: 'summary-worker.mjs' } },
    },
  });
  return {
    file: join(folder, 'summary-worker.mjs'),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
