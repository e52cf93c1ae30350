import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { nodeModules } from '../setup/paths.mjs';
import { SetupProblem } from '../setup/problem.mjs';

/** @typedef {{ system: import('./config.mjs').System, arch: string, version: string }} Wanted */

/** The names of systems in Electron's archives. */
const nodeNames = /** @type {const} */ ({ linux: 'linux', mac: 'darwin', win: 'win32' });
/** The executable in a folder of Electron's files, before it gets our name. */
const executables = /** @type {const} */ ({
  linux: 'electron',
  mac: 'Electron.app/Contents/MacOS/Electron',
  win: 'electron.exe',
});
const variables = ['BRMS_STUDIO_ELECTRON_DIST', 'ELECTRON_OVERRIDE_DIST_PATH'];

/**
 * Finds Electron's files: in the place that one of the variables names, otherwise where npm installed them.
 * Accepts a folder of the files, their zip, or a folder with the zip. Throws a `SetupProblem` that says what to
 * give, or what is wrong with it.
 * @param {Wanted} wanted
 * @param {{ env?: NodeJS.ProcessEnv, installed?: string, host?: { platform: string, arch: string } }} [here]
 * @returns {string}
 */
export function findElectronFiles(wanted, here = {}) {
  const { env = process.env, installed = join(nodeModules, 'electron', 'dist'), host = process } = here;
  for (const variable of variables) {
    const given = env[variable] ?? '';
    if (given !== '') return checkGiven(resolve(given), variable, wanted);
  }
  const isHost = host.platform === nodeNames[wanted.system] && host.arch === wanted.arch;
  const problem = isHost ? whatIsWrong(installed, wanted) : 'is for this machine only';
  if (problem === undefined) return installed;
  const { version } = wanted;
  throw new SetupProblem(
    [
      `Electron's files are not here: ${installed} ${problem}. Give one of these:`,
      `  ${variables[0]}=FOLDER   with Electron ${version} unpacked, or with ${zipName(wanted)}`,
      `  ${variables[0]}=${zipName(wanted)}   from Electron's releases`,
      '  npm start -- --electron   downloads them for this machine, once',
      '  npm run dist -- --download   lets electron-builder download them for any',
    ].join('\n'),
  );
}

/** @param {Wanted} wanted */
export function zipName({ system, arch, version }) {
  return `electron-v${version}-${nodeNames[system]}-${arch}.zip`;
}

/**
 * @param {string} path
 * @param {string} variable
 * @param {Wanted} wanted
 */
function checkGiven(path, variable, wanted) {
  const problem = whatIsWrong(path, wanted);
  if (problem === undefined) return path;
  throw new SetupProblem(`${variable} cannot be used: ${path} ${problem}.`);
}

/**
 * @param {string} path
 * @param {Wanted} wanted
 * @returns {string | undefined} words that follow the path
 */
function whatIsWrong(path, wanted) {
  if (!existsSync(path)) return 'does not exist';
  const zip = zipName(wanted);
  if (!statSync(path).isDirectory()) return basename(path) === zip ? undefined : `is not called ${zip}`;
  if (existsSync(join(path, zip))) return undefined;
  const executable = executables[wanted.system];
  if (!existsSync(join(path, executable))) return `has neither ${executable} nor ${zip}`;
  const version = versionOf(path);
  if (version === wanted.version) return undefined;
  return version === undefined
    ? `has no file "version", so it may not be Electron ${wanted.version}`
    : `is Electron ${version}, but package.json names ${wanted.version}`;
}

/** @param {string} folder */
function versionOf(folder) {
  const file = join(folder, 'version');
  return existsSync(file) ? readFileSync(file, 'utf8').trim().replace(/^v/, '') : undefined;
}
