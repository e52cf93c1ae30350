import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isExecutable } from './on-path.mjs';
import { nodeModules, setupLog } from './paths.mjs';
import { run } from './run.mjs';

/** @typedef {{ show: 'window' } | { show: 'browser', because: string | undefined }} Choice */

/**
 * Window or browser? `because` says why there is no window, if there is a display.
 * @param {{ platform: string, env: NodeJS.ProcessEnv, isRoot: boolean, wantsBrowser: boolean }} where
 * @returns {Choice}
 */
export function chooseHost({ platform, env, isRoot, wantsBrowser }) {
  const hasDisplay =
    platform === 'darwin' || platform === 'win32' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
  if (wantsBrowser || !hasDisplay) return { show: 'browser', because: undefined };
  if (platform === 'linux' && isRoot) {
    return { show: 'browser', because: "Electron's sandbox does not work for root, so no window is opened." };
  }
  return { show: 'window' };
}

/**
 * Electron's executable, if its runtime is installed.
 * @param {NodeJS.ProcessEnv} [env]
 */
export function findElectron(env = process.env) {
  const names = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe', linux: 'electron' };
  const name =
    process.platform in names ? names[/** @type {keyof typeof names} */ (process.platform)] : 'electron';
  const folder = env.ELECTRON_OVERRIDE_DIST_PATH || join(nodeModules, 'electron', 'dist');
  const file = join(folder, name);
  return isExecutable(file) ? file : undefined;
}

const tried = join(nodeModules, '.brms-studio-electron');
const downloadTimeout = 180_000;

/**
 * Downloads Electron's runtime, which is not part of its npm package, once. If that fails, the app runs in the
 * browser. It is tried again only after `node_modules` was made anew, or with `--electron`.
 * @param {import('./say.mjs').Say} say
 * @param {boolean} again
 */
export async function fetchElectron(say, again) {
  const version = readFileSync(join(nodeModules, 'electron', 'package.json'), 'utf8');
  if (!again && existsSync(tried) && readFileSync(tried, 'utf8') === version) return undefined;
  writeFileSync(tried, version);
  const command = /** @type {const} */ ([process.execPath, join(nodeModules, 'electron', 'install.js')]);
  const options = { log: setupLog, what: "Downloading Electron's runtime", timeout: downloadTimeout };
  try {
    await say.step("Downloading Electron's runtime (once)", () => run(command, options));
  } catch {
    return undefined;
  }
  return findElectron();
}
