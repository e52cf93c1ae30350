import { isBuilt } from './setup/freshness.mjs';
import { withSetupLock } from './setup/lock.mjs';
import { installNodePackages, nodePackagesReady } from './setup/node-packages.mjs';
import { checkNodeVersion } from './setup/node-version.mjs';
import { ensureSystemPackages } from './setup/system-packages.mjs';

/**
 * Brings this folder to the state in which the app runs, from whatever state it is in. Uses nothing but Node.js until
 * the node packages are there. With everything in place it takes a tenth of a second and says nothing.
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
 * Builds `out/` where the sources have changed since.
 * @param {import('./setup/say.mjs').Say} say
 */
export async function ensureBuilt(say) {
  if (isBuilt()) return;
  await withSetupLock(say, async () => {
    if (isBuilt()) return;
    const { bundle } = await import('./bundle.mjs');
    await say.step('Building', bundle);
  });
}
