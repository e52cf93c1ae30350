import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { findOnPath, isExecutable } from './on-path.mjs';

const names = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser', 'microsoft-edge'];

/**
 * A Chromium, Chrome or Edge for tests: the one in `CHROMIUM_PATH`, otherwise an installed one. Snaps are skipped,
 * because they cannot see the temporary folders of tests.
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {string | undefined}
 */
export function findBrowser(env = process.env) {
  const given = env.CHROMIUM_PATH ?? env.CHROME_PATH;
  if (given !== undefined && given !== '') return isExecutable(given) ? given : undefined;
  for (const name of names) {
    const found = findOnPath([name], env);
    if (found !== undefined && !isSnap(found)) return found;
  }
  return places(env).find(isExecutable);
}

/**
 * Ubuntu's chromium-browser is a script that starts the snap, or asks for it.
 * @param {string} file
 */
export function isSnap(file) {
  const real = realpathSync(file);
  if (real.startsWith('/snap/') || real.endsWith('/snap')) return true;
  return statSync(real).size < 20_000 && /\/snap\/bin|snap install/.test(readFileSync(real, 'utf8'));
}

/** @param {NodeJS.ProcessEnv} env */
function places(env) {
  if (process.platform === 'darwin') {
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    );
  }
  if (process.platform !== 'win32') return [];
  const folders = [env.ProgramFiles, env['ProgramFiles(x86)'], env.LOCALAPPDATA].filter(
    (folder) => folder !== undefined && existsSync(folder),
  );
  return folders.flatMap((folder) => [
    join(folder ?? '', 'Google', 'Chrome', 'Application', 'chrome.exe'),
    join(folder ?? '', 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
  ]);
}
