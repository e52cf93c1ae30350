import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { findOnPath } from './on-path.mjs';
import { nodeModules, root, setupLog } from './paths.mjs';
import { SetupProblem } from './problem.mjs';
import { run } from './run.mjs';

const lockFile = join(root, 'package-lock.json');
const stamp = join(nodeModules, '.brms-studio-lock');

/** Does node_modules hold the packages of package-lock.json? */
export function nodePackagesReady() {
  if (!existsSync(nodeModules)) return false;
  const hash = lockHash();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return true;
  // Installed by hand: npm's own record lists what is there.
  if (!sameVersions()) return false;
  writeFileSync(stamp, hash);
  return true;
}

/** Runs `npm ci` without install scripts. Nothing here needs one, and they fail on some machines. */
export async function installNodePackages() {
  const npm = npmCommand();
  const options = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=warn', ...cacheOption()];
  await run([...npm, 'ci', ...options], { log: setupLog, what: 'Installing the node packages', cwd: root });
  writeFileSync(stamp, lockHash());
}

function lockHash() {
  return createHash('sha256').update(readFileSync(lockFile)).digest('hex');
}

function sameVersions() {
  const wanted = readLock(lockFile);
  const present = readLock(join(nodeModules, '.package-lock.json'));
  if (wanted === undefined || present === undefined) return false;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '' || entry.optional === true) return true;
    return present[path]?.version === entry.version;
  });
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, optional?: boolean }> | undefined}
 */
function readLock(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return undefined;
  }
}

/**
 * The npm that runs us, otherwise the one beside this Node.js, otherwise the one on PATH.
 * @returns {[string, ...string[]]}
 */
function npmCommand() {
  const running = process.env.npm_execpath;
  if (running?.endsWith('npm-cli.js') && existsSync(running)) return [process.execPath, running];
  const prefix = process.platform === 'win32' ? '.' : '../lib';
  const beside = join(dirname(process.execPath), prefix, 'node_modules', 'npm', 'bin', 'npm-cli.js');
  if (existsSync(beside)) return [process.execPath, beside];
  const found = findOnPath(['npm']);
  if (found !== undefined) return [found];
  throw new SetupProblem('npm is missing. It comes with Node.js: install Node.js from nodejs.org again.');
}

/** npm's cache is in the home folder. If that is read-only, npm gets a temporary one. */
function cacheOption() {
  if (process.env.npm_config_cache !== undefined) return [];
  try {
    accessSync(homedir(), constants.W_OK);
    return [];
  } catch {
    return ['--cache', mkdtempSync(join(tmpdir(), 'brms-studio-npm-'))];
  }
}
