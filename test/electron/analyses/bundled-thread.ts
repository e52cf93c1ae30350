import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

const entry = 'electron/analyses/analysis-thread.ts';

export interface BundledThread {
  readonly file: string;
  remove(): Promise<void>;
}

/** Bundles the thread of analyses, as the application's build does, into a folder of its own inside the project. */
export async function bundleAnalysisThread(): Promise<BundledThread> {
  const root = projectRoot(import.meta.dirname);
  const folder = await mkdtemp(join(root, 'node_modules/.analysis-thread-'));
  const { build } = await import('vite');
  const { nodeConfig } = await import('../../../build/vite.config.mjs');
  await build(nodeConfig(folder, { 'analysis-thread': entry }));
  return {
    file: join(folder, 'analysis-thread.js'),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** The benches run from a bundle, somewhere below the project. */
function projectRoot(folder: string): string {
  if (existsSync(join(folder, entry))) return folder;
  if (dirname(folder) === folder) throw new Error(`${entry} was not found`);
  return projectRoot(dirname(folder));
}
