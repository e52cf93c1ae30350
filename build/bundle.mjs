import { cpSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sourcesHash, stampName } from './setup/is-built.mjs';
import { nodeModules, out, root } from './setup/paths.mjs';
import { runMain } from './setup/problem.mjs';

/**
 * Builds all of `out/`. The new files are made in another folder and moved at the end. So a failed build keeps the
 * last good one, and a running app never sees half of a build.
 */
export async function bundle() {
  const { build } = await import('vite');
  const { appConfigs } = await import('./vite.config.mjs');
  const scratch = join(nodeModules, '.cache', 'brms-studio', `build-${process.pid}`);
  const next = join(scratch, 'next');
  const hash = sourcesHash();
  process.env.NODE_ENV = 'production';
  try {
    mkdirSync(next, { recursive: true });
    await Promise.all(appConfigs(next).map((config) => build(config)));
    cpSync(join(root, 'electron', 'worker'), join(next, 'worker'), { recursive: true });
    cpSync(join(root, 'build', 'icons', 'linux', '256x256.png'), join(next, 'icon.png'));
    writeFileSync(join(next, stampName), hash);
    if (existsSync(out)) renameSync(out, join(scratch, 'previous'));
    renameSync(next, out);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await runMain(async () => {
    const began = performance.now();
    await bundle();
    if (!process.argv.includes('--quiet'))
      console.log(`Built in ${((performance.now() - began) / 1000).toFixed(1)} s.`);
    return 0;
  });
}
