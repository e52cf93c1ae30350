import { apt, aptInstall, debianNames } from './debian.mjs';

/**
 * @typedef {import('./probe.mjs').Found} Found
 * @typedef {import('./probe.mjs').Means} Means
 *
 * `app`: for fitting. `bench`: also a browser, and a Python for brmspy. `tests`: also a virtual display for Electron, and
 * R packages whose values are tested. `headless`: for a command that may need nothing of this.
 * @typedef {'app' | 'bench' | 'tests' | 'headless'} Purpose
 *
 * What to do: run `commands`; or stop, because the user must first do what `message` says; or go on and print `notes`
 * (the app opens anyway, and its doctor lists what is missing).
 * @typedef {{ action: 'install', packages: readonly string[], commands: readonly Command[], notes: readonly string[] }
 *   | { action: 'stop', message: string }
 *   | { action: 'go-on', notes: readonly string[] }} Plan
 * @typedef {readonly [string, ...string[]]} Command
 */

/**
 * R packages that only tests use: bit64 and data.table make values of other classes than R itself, and jsonlite
 * reads the facts about saved fits (some versions of rstan do not bring it). Debian has them as `r-cran-…`.
 */
export const testPackages = ['bit64', 'data.table', 'jsonlite'];

/**
 * What each purpose needs besides what fitting needs.
 * @type {Readonly<Record<Purpose, readonly (keyof Found)[]>>}
 */
const extras = {
  app: [],
  headless: [],
  bench: ['browser', 'venv', 'pythonHeaders'],
  tests: ['browser', 'venv', 'pythonHeaders', 'desktop', 'testPackages'],
};

/**
 * Is it needed for this purpose, but missing?
 * @param {keyof Found} name
 * @param {Found} found
 * @param {Purpose} purpose
 */
function lacks(name, found, purpose) {
  return extras[purpose].includes(name) && !found[name];
}

/**
 * Is nothing missing? Then `means` need not be found out.
 * @param {Found} found
 * @param {Purpose} purpose
 */
export function isComplete(found, purpose) {
  const { r, brms, rstan, compiler, make, boost, dpkgDev } = found;
  const hasR = r === 'other' || (r === 'system' && dpkgDev);
  const canFit = hasR && brms && rstan && compiler && make && boost;
  return canFit && extras[purpose].every((name) => found[name]);
}

/**
 * @param {Found} found
 * @param {Means} means
 * @param {Purpose} purpose
 * @returns {Plan}
 */
export function planSystem(found, means, purpose) {
  if (isComplete(found, purpose)) return { action: 'go-on', notes: [] };
  const isApt = means.system === 'debian' || means.system === 'ubuntu';
  if (!isApt) return { action: 'go-on', notes: notesElsewhere(found, means, purpose) };

  const packages = aptPackages(found, means, purpose);
  const notes = aptNotes(found, means, purpose);
  if (packages.length === 0) return { action: 'go-on', notes };
  if (means.install !== 'no') {
    return { action: 'install', packages, commands: aptCommands(packages, means.install), notes };
  }
  const message = `Missing on this machine: ${packages.join(', ')}.\nInstall with this line, then run the command again:\n\n  ${aptLine(packages)}\n`;
  // With another R, for a headless command, or if only a few tests are skipped, the rest works, so there is no
  // reason to stop.
  const canGoOn =
    purpose === 'headless' ||
    (found.r === 'other' && purpose === 'app') ||
    packages.every((name) => optional.has(name));
  return canGoOn ? { action: 'go-on', notes: [message, ...notes] } : { action: 'stop', message };
}

/**
 * @param {Found} found
 * @param {Means} means
 * @param {Purpose} purpose
 * @returns {readonly string[]}
 */
function aptPackages(found, means, purpose) {
  const needsR = found.r !== 'other';
  const wanted = /** @type {const} */ ([
    [needsR && !found.brms, debianNames.brms],
    [needsR && !found.rstan, debianNames.rstan],
    [!found.boost, debianNames.boost],
    [!found.compiler, debianNames.compiler],
    [!found.make, debianNames.make],
    [needsR && !found.dpkgDev, debianNames['dpkg-dev']],
    [lacks('browser', found, purpose) && means.system === 'debian', debianNames.browser],
    [lacks('venv', found, purpose), venvPackage],
    [lacks('pythonHeaders', found, purpose), headersPackage],
  ]);
  const values = needsR && lacks('testPackages', found, purpose) ? testPackages.map(debianPackage) : [];
  const shown = lacks('desktop', found, purpose) ? desktopPackages : [];
  return [...wanted.flatMap(([isMissing, name]) => (isMissing ? [name] : [])), ...values, ...shown];
}

/**
 * @param {Found} found
 * @param {Means} means
 * @param {Purpose} purpose
 */
function aptNotes(found, means, purpose) {
  const notes = [];
  if (found.r === 'other') notes.push(...packageNotes(found, purpose));
  if (lacks('browser', found, purpose) && means.system === 'ubuntu') notes.push(browserNote);
  return notes;
}

/** Also installs python3. */
const venvPackage = 'python3-venv';
/** For the compiled part of rpy2, without which brmspy cannot return a matrix. */
const headersPackage = 'python3-dev';

/** @param {string} name of an R package */
function debianPackage(name) {
  return `r-cran-${name.toLowerCase()}`;
}

/**
 * A virtual display, and the libraries that Electron loads. Debian and Ubuntu have several names for the sound
 * library; its development package has the same name everywhere and installs it.
 */
const desktopPackages = ['xvfb', 'libgtk-3-0', 'libnss3', 'libxss1', 'libgbm1', 'libasound2-dev'];

/** Without these, some tests are skipped; all others run. */
const optional = new Set([venvPackage, headersPackage, ...desktopPackages]);

const browserNote =
  "The tests in a browser need Google Chrome (install the .deb from google.com/chrome), or CHROMIUM_PATH set to a browser. Ubuntu's own Chromium cannot be used: it is a snap, which cannot see the tests' folders.";

/**
 * @param {Found} found
 * @param {Purpose} purpose
 */
function packageNotes(found, purpose) {
  const ofTests = lacks('testPackages', found, purpose) ? testPackages : [];
  const missing = [...(found.brms ? [] : ['brms']), ...(found.rstan ? [] : ['rstan']), ...ofTests];
  if (missing.length === 0) return [];
  return [`${found.rPath} has no ${missing.join(' and ')}. In R: ${installLine(missing)}`];
}

/** @param {readonly string[]} names of R packages */
function installLine(names) {
  return `install.packages(c(${names.map((name) => `"${name}"`).join(', ')}))`;
}

/**
 * @param {readonly string[]} packages
 * @param {'root' | 'sudo'} install
 * @returns {readonly Command[]}
 */
function aptCommands(packages, install) {
  const [first = 'env', ...rest] = install === 'sudo' ? ['sudo', '-n', ...apt] : apt;
  return [
    [first, ...rest, 'update'],
    [first, ...rest, ...aptInstall, ...packages],
  ];
}

/** @param {readonly string[]} packages */
function aptLine(packages) {
  return `sudo apt-get update && sudo apt-get ${aptInstall.join(' ')} ${packages.join(' ')}`;
}

/**
 * Without apt, nothing is installed without the user's knowledge: the commands are shown, and the app opens.
 * @param {Found} found
 * @param {Means} means
 * @param {Purpose} purpose
 */
function notesElsewhere(found, means, purpose) {
  const lacksTools = !found.compiler || !found.make;
  /** @type {Record<string, readonly (readonly [boolean, string])[]>} */
  const lines = {
    darwin: [
      [
        found.r === 'missing',
        means.homebrew ? 'brew install --cask r' : 'R: the installer from cran.r-project.org/bin/macosx',
      ],
      [lacksTools, 'xcode-select --install'],
    ],
    win32: [
      [found.r === 'missing', 'winget install -e --id RProject.R'],
      [lacksTools, 'winget install -e --id RProject.Rtools'],
    ],
    fedora: [
      [found.r === 'missing' || lacksTools, 'sudo dnf install R-core-devel gcc-c++ make'],
      [!found.boost, 'sudo dnf install boost-devel'],
    ],
    arch: [
      [found.r === 'missing' || lacksTools, 'sudo pacman -S --needed r gcc make'],
      [!found.boost, 'sudo pacman -S --needed boost'],
    ],
    linux: [[found.r === 'missing' || lacksTools, "R, g++ and make, from the system's package manager"]],
  };
  const system = (lines[means.system] ?? []).flatMap(([isMissing, line]) => (isMissing ? [line] : []));
  const rPackages = !found.brms || !found.rstan ? [`in R: ${installLine(['brms', 'rstan'])}`] : [];
  const todo = [...system, ...rPackages];
  /** @type {readonly (readonly [keyof Found, string])[]} */
  const others = [
    ['browser', 'The tests in a browser need Chrome or Chromium, or CHROMIUM_PATH set to one.'],
    ['venv', 'The tests with brmspy need python3 with venv; without it they are skipped.'],
    ['pythonHeaders', "brmspy needs Python's header files for large results; without them its benches fail."],
    ['desktop', 'The tests in Electron need Xvfb and GTK 3; without them they are skipped.'],
    ['testPackages', `The tests need more packages; in R: ${installLine(testPackages)}`],
  ];
  const notes = others.flatMap(([name, note]) => (lacks(name, found, purpose) ? [note] : []));
  return [
    ...(todo.length > 0 ? [`To fit models, this machine still needs:\n  ${todo.join('\n  ')}`] : []),
    ...notes,
  ];
}
