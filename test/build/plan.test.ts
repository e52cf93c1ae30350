import { describe, expect, it } from 'vitest';
import { isComplete, type Purpose, planSystem } from '../../build/setup/plan.mjs';
import { type Found, type Means, systemOf } from '../../build/setup/probe.mjs';

const all: Found = {
  r: 'system',
  rPath: '/usr/bin/R',
  brms: true,
  rstan: true,
  compiler: true,
  make: true,
  boost: true,
  dpkgDev: true,
  browser: true,
  venv: true,
  pythonHeaders: true,
  testPackages: true,
  desktop: true,
};
const nothing: Found = {
  r: 'missing',
  rPath: undefined,
  brms: false,
  rstan: false,
  compiler: false,
  make: false,
  boost: false,
  dpkgDev: false,
  browser: false,
  venv: false,
  pythonHeaders: false,
  testPackages: false,
  desktop: false,
};
const debianRoot: Means = { system: 'debian', install: 'root', homebrew: false };
const debianUser: Means = { ...debianRoot, install: 'no' };
const update = 'env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 update';
const install =
  'env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 install -y --no-install-recommends';

function commandsOf(found: Found, means: Means, purpose: Purpose) {
  const plan = planSystem(found, means, purpose);
  return plan.action === 'install' ? plan.commands.map((command) => command.join(' ')) : plan;
}

describe('what setting up does about R and its tools', () => {
  it('does nothing where all is there', () => {
    expect(isComplete(all, 'tests')).toBe(true);
    expect(planSystem(all, debianRoot, 'tests')).toEqual({ action: 'go-on', notes: [] });
  });

  it('needs a browser for tests and benches only', () => {
    const found = { ...all, browser: false };
    expect(isComplete(found, 'app')).toBe(true);
    expect(commandsOf(found, debianRoot, 'tests')).toEqual([update, `${install} chromium`]);
    expect(commandsOf(found, debianRoot, 'bench')).toEqual([update, `${install} chromium`]);
  });

  it('brings all that a bench uses to an empty Debian, and nothing that only tests use', () => {
    const app = 'r-cran-brms r-cran-rstan libboost-dev g++ make dpkg-dev';
    const bench = `${app} chromium python3-venv python3-dev`;
    expect(commandsOf(nothing, debianRoot, 'bench')).toEqual([update, `${install} ${bench}`]);
    const desktop = 'xvfb libgtk-3-0 libnss3 libxss1 libgbm1 libasound2-dev';
    const tests = `${bench} r-cran-bit64 r-cran-data.table r-cran-jsonlite ${desktop}`;
    expect(commandsOf(nothing, debianRoot, 'tests')).toEqual([update, `${install} ${tests}`]);
  });

  it('needs the R packages that tests use for tests only; without them tests would fail, so it stops', () => {
    const found = { ...all, testPackages: false };
    for (const purpose of ['app', 'bench', 'headless'] as const)
      expect(isComplete(found, purpose)).toBe(true);
    expect(commandsOf(found, debianRoot, 'tests')).toEqual([
      update,
      `${install} r-cran-bit64 r-cran-data.table r-cran-jsonlite`,
    ]);
    expect(planSystem(found, debianUser, 'tests').action).toBe('stop');
    const line = 'install.packages(c("bit64", "data.table", "jsonlite"))';
    for (const [r, system] of [
      ['other', 'debian'],
      ['system', 'fedora'],
    ] as const) {
      const plan = planSystem({ ...found, r, rPath: '/opt/R/bin/R' }, { ...debianRoot, system }, 'tests');
      expect(plan).toEqual({ action: 'go-on', notes: [expect.stringContaining(line)] });
    }
  });

  it('needs Python’s headers for what brmspy compiles, and goes on without them', () => {
    const found = { ...all, pythonHeaders: false };
    expect(isComplete(found, 'app')).toBe(true);
    for (const purpose of ['bench', 'tests'] as const) {
      expect(commandsOf(found, debianRoot, purpose)).toEqual([update, `${install} python3-dev`]);
      expect(planSystem(found, debianUser, purpose)).toEqual({
        action: 'go-on',
        notes: [expect.stringContaining('python3-dev')],
      });
    }
  });

  it('needs what brmspy is installed with for tests only, and runs the others without it', () => {
    const found = { ...all, venv: false };
    expect(isComplete(found, 'app')).toBe(true);
    expect(isComplete(found, 'headless')).toBe(true);
    expect(isComplete(found, 'tests')).toBe(false);
    expect(commandsOf(found, debianRoot, 'tests')).toEqual([update, `${install} python3-venv`]);
    const plan = planSystem(found, debianUser, 'tests');
    expect(plan).toEqual({ action: 'go-on', notes: [expect.stringContaining('python3-venv')] });
    expect(planSystem({ ...found, make: false }, debianUser, 'tests').action).toBe('stop');
    const elsewhere = planSystem(found, { ...debianUser, system: 'fedora' }, 'tests');
    expect(elsewhere).toEqual({ action: 'go-on', notes: [expect.stringContaining('python3 with venv')] });
    expect(JSON.stringify(planSystem(nothing, debianRoot, 'app'))).not.toContain('python');
  });

  it('needs what Electron shows its window with for tests only, and runs the others without it', () => {
    const found = { ...all, desktop: false };
    expect(isComplete(found, 'app')).toBe(true);
    expect(isComplete(found, 'tests')).toBe(false);
    const packages = 'xvfb libgtk-3-0 libnss3 libxss1 libgbm1 libasound2-dev';
    expect(commandsOf(found, debianRoot, 'tests')).toEqual([update, `${install} ${packages}`]);
    const plan = planSystem(found, debianUser, 'tests');
    expect(plan).toEqual({ action: 'go-on', notes: [expect.stringContaining('xvfb')] });
    const elsewhere = planSystem(found, { ...debianUser, system: 'fedora' }, 'tests');
    expect(elsewhere).toEqual({ action: 'go-on', notes: [expect.stringContaining('Xvfb')] });
  });

  it('installs everything on an empty Debian, as root', () => {
    expect(commandsOf(nothing, debianRoot, 'app')).toEqual([
      update,
      `${install} r-cran-brms r-cran-rstan libboost-dev g++ make dpkg-dev`,
    ]);
  });

  it('brings what Debian’s brms does not load without', () => {
    const found = { ...all, dpkgDev: false };
    expect(commandsOf(found, debianRoot, 'app')).toEqual([update, `${install} dpkg-dev`]);
    expect(isComplete({ ...found, r: 'other' }, 'app')).toBe(true);
  });

  it('goes through sudo where that asks for nothing', () => {
    expect(commandsOf({ ...all, make: false }, { ...debianRoot, install: 'sudo' }, 'app')).toEqual([
      `sudo -n ${update}`,
      `sudo -n ${install} make`,
    ]);
  });

  it('installs only what is missing', () => {
    const found = { ...all, rstan: false, boost: false };
    expect(commandsOf(found, debianRoot, 'app')).toEqual([update, `${install} r-cran-rstan libboost-dev`]);
  });

  it('stops with the exact line where it may not install', () => {
    expect(planSystem({ ...all, brms: false, make: false }, debianUser, 'app')).toEqual({
      action: 'stop',
      message: expect.stringContaining(
        '\n  sudo apt-get update && sudo apt-get install -y --no-install-recommends r-cran-brms make\n',
      ),
    });
  });

  it('never stops a headless command: doctor must be able to say what is missing', () => {
    const plan = planSystem(nothing, debianUser, 'headless');
    expect(plan.action).toBe('go-on');
    expect(plan).toHaveProperty('notes', [expect.stringContaining('r-cran-brms')]);
  });

  it('leaves an R from elsewhere alone, and says what it lacks; the app opens all the same', () => {
    const found: Found = { ...all, r: 'other', rPath: '/opt/R/bin/R', brms: false };
    expect(planSystem(found, debianRoot, 'app')).toEqual({
      action: 'go-on',
      notes: ['/opt/R/bin/R has no brms. In R: install.packages(c("brms"))'],
    });
    expect(planSystem({ ...found, make: false }, debianUser, 'app').action).toBe('go-on');
    expect(commandsOf({ ...found, make: false }, debianRoot, 'app')).toEqual([update, `${install} make`]);
  });

  it("does not install Ubuntu's chromium, which is a snap", () => {
    const plan = planSystem({ ...all, browser: false }, { ...debianRoot, system: 'ubuntu' }, 'tests');
    expect(plan).toEqual({ action: 'go-on', notes: [expect.stringContaining('Google Chrome')] });
  });

  it.each([
    ['darwin', true, 'brew install --cask r'],
    ['darwin', false, 'cran.r-project.org/bin/macosx'],
    ['win32', false, 'winget install -e --id RProject.R'],
    ['fedora', false, 'sudo dnf install R-core-devel gcc-c++ make'],
    ['arch', false, 'sudo pacman -S --needed r gcc make'],
    ['linux', false, "the system's package manager"],
  ] as const)('tells %s what to do and goes on', (system, homebrew, line) => {
    const plan = planSystem(nothing, { system, install: 'no', homebrew }, 'app');
    expect(plan.action).toBe('go-on');
    const notes = plan.action === 'go-on' ? plan.notes.join('\n') : '';
    expect(notes).toContain(line);
    expect(notes).toContain('install.packages(c("brms", "rstan"))');
  });
});

describe('which system this is', () => {
  it.each([
    ['PRETTY_NAME="Debian GNU/Linux 12"\nID=debian\n', true, 'debian'],
    ['ID=ubuntu\nID_LIKE=debian\n', true, 'ubuntu'],
    ['ID=linuxmint\nID_LIKE="ubuntu debian"\n', true, 'ubuntu'],
    ['ID=raspbian\nID_LIKE=debian\n', true, 'debian'],
    ['ID=debian\n', false, 'linux'],
    ['ID="rocky"\nID_LIKE="rhel centos fedora"\n', false, 'fedora'],
    ['ID=manjaro\nID_LIKE=arch\n', false, 'arch'],
    ['', false, 'linux'],
  ])('%j, apt %s: %s', (osRelease, hasApt, expected) => {
    expect(systemOf(osRelease, hasApt)).toBe(expected);
  });
});
