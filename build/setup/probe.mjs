import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { findBrowser } from './browser.mjs';
import { findOnPath, isExecutable } from './on-path.mjs';
import { testPackages } from './plan.mjs';

/**
 * What this machine has for fitting models, as far as can be found out quickly.
 * `r`: `system` is the R of the system's package manager; `other` comes from elsewhere.
 * `dpkgDev`: dpkg-architecture is installed, or this is not Debian. Debian's RcppParallel, which brms loads, asks it for
 * the place of TBB and does not load without it, but does not list it as a dependency.
 * `venv`: Python can make virtual environments. `pythonHeaders`: C code can be compiled for it. `desktop`: Electron can
 * show a window on a virtual display, or this system is not set up for that. `testPackages`: R has the packages that only
 * tests use. These four are only checked if tests or benches need them.
 * @typedef {{
 *   r: 'missing' | 'system' | 'other',
 *   rPath: string | undefined,
 *   brms: boolean, rstan: boolean, compiler: boolean, make: boolean, boost: boolean,
 *   dpkgDev: boolean,
 *   browser: boolean,
 *   venv: boolean,
 *   pythonHeaders: boolean,
 *   testPackages: boolean,
 *   desktop: boolean,
 * }} Found
 *
 * @typedef {'debian' | 'ubuntu' | 'fedora' | 'arch' | 'linux' | 'darwin' | 'win32'} System
 *
 * How packages can be installed: as root, or through a sudo that asks for no password.
 * @typedef {{ system: System, install: 'root' | 'sudo' | 'no', homebrew: boolean }} Means
 */

/**
 * @param {import('./plan.mjs').Purpose} purpose
 * @returns {Found}
 */
export function probeFound(purpose) {
  const rPath = findR();
  const isSystem = rPath !== undefined && /^\/usr\/(bin|lib\/R)\//.test(realpathSync(rPath));
  const isForTests = purpose === 'tests';
  const isForPeer = isForTests || purpose === 'bench';
  const names = ['brms', 'rstan', ...(isForTests ? testPackages : [])];
  const packages = rPath === undefined ? [] : findPackages(rPath, isSystem, names, ['BH']);
  const { python, headers } = isForPeer ? probePython() : { python: false, headers: false };
  return {
    r: rPath === undefined ? 'missing' : isSystem ? 'system' : 'other',
    rPath,
    brms: packages.includes('brms'),
    rstan: packages.includes('rstan'),
    compiler: findOnPath(['g++', 'clang++', 'c++']) !== undefined,
    make: findOnPath(['make', 'gmake']) !== undefined,
    dpkgDev: findOnPath(['dpkg-architecture']) !== undefined || findOnPath(['dpkg']) === undefined,
    boost:
      packages.includes('BH') ||
      ['/usr/include', '/usr/local/include', '/opt/homebrew/include'].some(hasBoost),
    browser: findBrowser() !== undefined,
    venv: python,
    pythonHeaders: headers,
    testPackages: isForTests && testPackages.every((name) => packages.includes(name)),
    desktop: isForTests && canShowWindow(),
  };
}

/**
 * Debian's Python has the module venv, but the files with which it installs pip, and the headers, are in other
 * packages.
 */
function probePython() {
  const file = findOnPath(['python3']);
  if (file === undefined) return { python: false, headers: false };
  const code = `import os, sysconfig
import ensurepip, venv
print(os.path.exists(os.path.join(sysconfig.get_path("include"), "Python.h")))`;
  const asked = spawnSync(file, ['-c', code], { encoding: 'utf8', timeout: 20_000 });
  return { python: asked.status === 0, headers: (asked.stdout ?? '').trim() === 'True' };
}

/** The libraries that Electron loads and that other programs here do not need anyway. */
const desktopLibraries = ['libgtk-3.so.0', 'libnss3.so', 'libXss.so.1', 'libgbm.so.1', 'libasound.so.2'];

/** The Electron that tests can always get is for Linux on x86_64. */
function canShowWindow() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return true;
  if (!process.env.DISPLAY && findOnPath(['Xvfb']) === undefined) return false;
  const asked = spawnSync('/sbin/ldconfig', ['-p'], { encoding: 'utf8', timeout: 20_000 });
  return asked.status !== 0 || desktopLibraries.every((name) => asked.stdout.includes(`${name} `));
}

/** @returns {Means} */
export function probeMeans() {
  const system = findSystem();
  return { system, install: findInstall(), homebrew: findOnPath(['brew']) !== undefined };
}

function findR() {
  const onPath = findOnPath(['R']);
  if (onPath !== undefined || process.platform !== 'win32') return onPath;
  const folder = join(process.env.ProgramFiles ?? 'C:\\Program Files', 'R');
  const versions = existsSync(folder) ? readdirSync(folder).toSorted() : [];
  return versions.map((version) => join(folder, version, 'bin', 'R.exe')).findLast(isExecutable);
}

/**
 * Those of `names` and `others` that R has. Looks in Debian's folders, and asks R itself (0.2 s or more) only if
 * one of `names` is not there.
 * @param {string} rPath
 * @param {boolean} isSystem
 * @param {readonly string[]} names
 * @param {readonly string[]} others
 * @returns {readonly string[]}
 */
function findPackages(rPath, isSystem, names, others) {
  const all = [...names, ...others];
  const { R_LIBS = '', R_LIBS_USER = '', R_LIBS_SITE = '' } = process.env;
  const set = [R_LIBS, R_LIBS_USER, R_LIBS_SITE].flatMap((value) => value.split(delimiter));
  const debian = ['/usr/local/lib/R/site-library', '/usr/lib/R/site-library', '/usr/lib/R/library'];
  const libraries = [...set.filter((folder) => folder !== ''), ...(isSystem ? debian : [])];
  const seen = all.filter((name) =>
    libraries.some((library) => existsSync(join(library, name, 'DESCRIPTION'))),
  );
  if (names.every((name) => seen.includes(name))) return seen;
  const script = `cat(nzchar(c(${all.map((name) => `system.file(package = "${name}")`).join(', ')})))`;
  const args = ['--no-echo', '--no-save', '--no-restore', '-e', script];
  const asked = spawnSync(rPath, args, { encoding: 'utf8', timeout: 20_000 });
  const words = (asked.stdout ?? '').trim().split(/\s+/).slice(-all.length);
  return all.filter((_name, i) => words[i] === 'TRUE');
}

/** @param {string} folder */
function hasBoost(folder) {
  return existsSync(join(folder, 'boost', 'version.hpp'));
}

/** @returns {System} */
function findSystem() {
  if (process.platform === 'darwin' || process.platform === 'win32') return process.platform;
  const file = '/etc/os-release';
  return systemOf(existsSync(file) ? readFileSync(file, 'utf8') : '', findOnPath(['apt-get']) !== undefined);
}

/**
 * @param {string} osRelease the text of /etc/os-release
 * @param {boolean} hasApt
 * @returns {System}
 */
export function systemOf(osRelease, hasApt) {
  const values = [...osRelease.matchAll(/^(?:ID|ID_LIKE)="?([^"\n]*)"?$/gm)];
  const ids = values.flatMap(([, value = '']) => value.split(/\s+/));
  if (hasApt && ids.includes('ubuntu')) return 'ubuntu';
  if (hasApt && ids.includes('debian')) return 'debian';
  if (ids.includes('fedora') || ids.includes('rhel')) return 'fedora';
  return ids.includes('arch') ? 'arch' : 'linux';
}

/** @returns {Means['install']} */
function findInstall() {
  if (process.getuid?.() === 0) return 'root';
  if (findOnPath(['sudo']) === undefined) return 'no';
  const asked = spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore', timeout: 5000 });
  return asked.status === 0 ? 'sudo' : 'no';
}
