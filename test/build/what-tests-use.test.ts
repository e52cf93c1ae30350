import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, it } from 'vitest';
import { planSystem, testPackages } from '../../build/setup/plan.mjs';
import { type Found, probeFound } from '../../build/setup/probe.mjs';

const root = join(import.meta.dirname, '..', '..');

/** Names of R packages in tests that no R has to have, and why. */
const notNeeded = new Set([
  // Our own namespace in a worker.
  'studio',
  // Used where it is there only.
  'cmdstanr',
  // Tests write these packages themselves, or say that they are missing.
  ...['tinyhello', 'tinytwice', 'tinya', 'peertiny', 'nosuchpackage', 'one', 'stat'],
  // Variables of the code around, and an option of apt's.
  ...['name', 'package', 'backend', 'environment', 'DPkg'],
]);

/**
 * `library(xy)` and its kin, with or without quotes, and `xy::f`; a file's name before `::` is none (`good.R::test`). R
 * has no package whose name is one letter.
 */
const used =
  /\b(?:library|require|requireNamespace|loadNamespace|attachNamespace|getNamespace|asNamespace)\(\s*(?:package\s*=\s*)?\\*["']?([A-Za-z][A-Za-z0-9.]+)|(?<![\w.:/-])([A-Za-z][A-Za-z0-9.]+):::?[A-Za-z.]/g;

function rPackagesIn(text: string): readonly string[] {
  return [...text.matchAll(used)]
    .map((match) => match[1] ?? match[2] ?? '')
    .filter((name) => !name.endsWith('.R'));
}

/**
 * Programs that every Debian has which can get this project and its packages: those of its base, npm with Node.js, openssl
 * with the certificates for downloads, git, and procps.
 */
const inEveryDebian = new Set(
  [
    '/bin/bash /bin/sh bash cat chmod cp dd dpkg-deb env find git grep gzip head id ldd ln localedef md5sum mkdir mkfifo',
    'mount npm openssl prlimit ps rm script sed setpriv setsid sh sleep stat tar timeout umount unshare',
  ].flatMap((line) => line.split(' ')),
);

/** Programs that come with what setting up installs; the package that brings each. */
const brought: Readonly<Record<string, string>> = {
  R: 'r-cran-brms',
  Rscript: 'r-cran-brms',
  bzip2: 'dpkg-dev',
  xz: 'dpkg-dev',
  cc: 'g++',
  python3: 'python3-venv',
  Xvfb: 'xvfb',
};
const started =
  /\b(?:spawn|spawnSync|execFile|execFileSync)\)?\(\s*'([^'\s]+)'|\bfor \(const program of \['(\w+)', '(\w+)'\]/g;

function programsIn(text: string): readonly string[] {
  return [...text.matchAll(started)].flatMap((match) => match.slice(1).filter((name) => name !== undefined));
}

function sources(folders: readonly string[]): readonly { readonly file: string; readonly text: string }[] {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(R|ts|tsx|py)$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((path) => path !== import.meta.filename)
      .map((path) => ({ file: relative(root, path), text: readFileSync(path, 'utf8') })),
  );
}

/** R packages that are R's own, and those that come with brms, rstan and posterior: everything that they need, not what they suggest. */
function broughtAlong(): ReadonlySet<string> {
  const code = `db <- installed.packages()
    wanted <- c("brms", "rstan", "posterior")
    brought <- tools::package_dependencies(wanted, db, c("Depends", "Imports", "LinkingTo"), recursive = TRUE)
    writeLines(c(rownames(db)[db[, "Priority"] %in% "base"], wanted, unlist(brought)))`;
  const said = execFileSync('R', ['--no-echo', '--vanilla', '-e', code], { encoding: 'utf8' });
  return new Set(said.trim().split('\n'));
}

function missing(
  texts: readonly { readonly file: string; readonly text: string }[],
  namesIn: (text: string) => readonly string[],
  isThere: (name: string) => boolean,
): readonly string[] {
  const found = texts.flatMap(({ file, text }) =>
    namesIn(text)
      .filter((name) => !isThere(name))
      .map((name) => `${name} in ${file}`),
  );
  return [...new Set(found)];
}

it('every R package that tests, benches and workers name is R’s own, comes with brms, or is set up', () => {
  const there = new Set([...broughtAlong(), ...notNeeded, ...testPackages]);
  const texts = sources(['test', 'electron/worker']);
  expect(texts.flatMap(({ text }) => rPackagesIn(text))).toEqual(expect.arrayContaining([...testPackages]));
  expect(missing(texts, rPackagesIn, (name) => there.has(name))).toEqual([]);
});

it('a package is seen in every way of naming it, and an unknown one is told', () => {
  const text = `library(one1); requireNamespace("two2", quietly = TRUE); three3::f(1); four4:::g; require(package = five5)
    ["base", "seven7::h"]; loadNamespace(\\"eight8\\") good.R::test css::`;
  const names = ['one1', 'two2', 'three3', 'four4', 'five5', 'seven7', 'eight8'];
  expect([...rPackagesIn(text)].sort()).toEqual([...names].sort());
  expect(missing([{ file: 'a.R', text }], rPackagesIn, (name) => name !== 'three3')).toEqual([
    'three3 in a.R',
  ]);
});

it('every program that tests start is in every Debian, or in a package that setting up for tests installs', () => {
  const bare = Object.fromEntries(Object.keys(probeFound('app')).map((name) => [name, false]));
  const found = { ...bare, r: 'missing', rPath: undefined } as Found;
  const plan = planSystem(found, { system: 'debian', install: 'root', homebrew: false }, 'tests');
  const packages = plan.action === 'install' ? plan.packages : [];
  const isThere = (name: string) => inEveryDebian.has(name) || packages.includes(brought[name] ?? '');
  expect(missing(sources(['test']), programsIn, isThere)).toEqual([]);
  expect(programsIn("spawn('nope', []); promisify(execFile)('no2', [])")).toEqual(['nope', 'no2']);
});
