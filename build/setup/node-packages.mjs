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

/** Are the packages of package-lock.json the ones in node_modules? */
export function nodePackagesReady() {
  if (!existsSync(nodeModules)) return false;
  const hash = lockHash();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return true;
  // Installed by hand, then: npm's own record says what is there.
  if (!sameVersions()) return false;
  writeFileSync(stamp, hash);
  return true;
}

/** `npm ci`. Install scripts are left out: nothing here needs one, and they are what breaks on other machines. */
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

/** The npm that runs us, or the one beside this Node.js, or the one on PATH.
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

/** npm keeps its cache in the home folder; where that cannot be written, it gets one of its own. */
function cacheOption() {
  if (process.env.npm_config_cache !== undefined) return [];
  try {
    accessSync(homedir(), constants.W_OK);
    return [];
  } catch {
    return ['--cache', mkdtempSync(join(tmpdir(), 'brms-studio-npm-'))];
  }
}
