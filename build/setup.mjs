import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { isBuilt } from './setup/is-built.mjs';
import { withSetupLock } from './setup/lock.mjs';
import { installNodePackages, nodePackagesReady } from './setup/node-packages.mjs';
import { checkNodeVersion } from './setup/node-version.mjs';
import { root } from './setup/paths.mjs';
import { SetupProblem } from './setup/problem.mjs';
import { ensureSystemPackages } from './setup/system-packages.mjs';

/**
 * Installs what the app needs in this folder. Only needs Node.js until the npm packages are installed. If nothing
 * is missing, it takes a tenth of a second and prints nothing.
 * @param {{ purpose: import('./setup/plan.mjs').Purpose, say: import('./setup/say.mjs').Say, skipSystem?: boolean }} options
 */
export async function setUp({ purpose, say, skipSystem = false }) {
  checkNodeVersion();
  if (!nodePackagesReady()) {
    await withSetupLock(say, async () => {
      if (!nodePackagesReady()) await say.step('Installing the node packages', installNodePackages);
    });
  }
  if (!skipSystem) await ensureSystemPackages(purpose, say);
}

/**
 * Builds `out/` if the sources have changed.
 * @param {import('./setup/say.mjs').Say} say
 */
export async function ensureBuilt(say) {
  if (isBuilt()) return;
  await withSetupLock(say, async () => {
    if (isBuilt()) return;
    await say.step('Building', build);
  });
}

/** In its own process, because a build takes half a gigabyte of memory, which would stay in use afterwards. */
async function build() {
  const bundler = join(root, 'build', 'bundle.mjs');
  const child = spawn(process.execPath, [bundler, '--quiet'], { stdio: ['ignore', 2, 2] });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new SetupProblem('The build failed; see the messages above.');
}
