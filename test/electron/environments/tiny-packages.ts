import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** The files of a source package by path, DESCRIPTION made of `fields`. */
export interface TinyPackage {
  readonly name: string;
  readonly version: string;
  readonly fields?: Readonly<Record<string, string>>;
  readonly files?: Readonly<Record<string, string>>;
}

/** A package with one function that gives its version. */
export function tiny(name: string, version: string, more: Partial<TinyPackage> = {}): TinyPackage {
  return { name, version, ...more };
}

/** Writes the package's folder below `parent`; gives its path. */
export function writePackage(
  parent: string,
  { name, version, fields = {}, files = {} }: TinyPackage,
): string {
  const folder = join(parent, name);
  const description = {
    Package: name,
    Version: version,
    Title: `Tiny ${name}`,
    Author: 'Nobody',
    Maintainer: 'Nobody <nobody@example.org>',
    Description: 'For tests.',
    License: 'GPL-2',
    ...fields,
  };
  const all: Record<string, string> = {
    DESCRIPTION: Object.entries(description)
      .map(([field, value]) => `${field}: ${value}\n`)
      .join(''),
    NAMESPACE: `export(${name}_version)\n`,
    [`R/${name}.R`]: `${name}_version <- function() "${version}"\n`,
    ...files,
  };
  for (const [path, text] of Object.entries(all)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

/** A source tarball NAME_VERSION.tar.gz in `folder`; gives its path. */
export function packPackage(folder: string, made: TinyPackage): string {
  mkdirSync(folder, { recursive: true });
  const parent = mkdtempSync(join(tmpdir(), 'studio-tiny-'));
  writePackage(parent, made);
  const tarball = join(folder, `${made.name}_${made.version}.tar.gz`);
  execFileSync('tar', ['-czf', tarball, '-C', parent, made.name]);
  rmSync(parent, { recursive: true });
  return tarball;
}

/** A package of R code; all that it defines is exported. */
export function tinyOf(code: string, { name, version, fields = {} }: TinyPackage): TinyPackage {
  const files = { NAMESPACE: 'exportPattern("^[a-z]")\n', [`R/${name}.R`]: `${code}\n` };
  return { name, version, fields, files };
}

/** A package with C code. */
export const tinyWithC = tiny('tinyc', '1.0', {
  files: {
    NAMESPACE: 'useDynLib(tinyc)\nexport(tinyc_answer)\n',
    'R/tinyc.R': 'tinyc_answer <- function() .Call("answer", PACKAGE = "tinyc")\n',
    'src/tinyc.c': '#include <Rinternals.h>\nSEXP answer(void) { return Rf_ScalarInteger(42); }\n',
  },
});

/** One whose installation fails, after it has begun. */
export const tinyBad = tiny('tinybad', '0.1', {
  files: { 'R/zzz.R': '.onLoad <- function(lib, pkg) stop("tinybad never loads")\n' },
});

const current = [
  tiny('tinya', '1.2'),
  tiny('tinyb', '0.3', { fields: { Imports: 'tinya (>= 1.1)' } }),
  tinyWithC,
  tinyBad,
  tiny('tinytwo', '1.0', { fields: { Imports: 'tinya, tinybad' } }),
  tiny('tinylost', '1.0', { fields: { Depends: 'R (>= 3.0)', Imports: 'notthere (>= 2.0), tinya' } }),
  tiny('tinynew', '1.0', { fields: { Depends: 'R (>= 99.0)' } }),
];
const archived = [tiny('tinya', '1.0'), tiny('tinya', '1.1')];

/** A repository of tiny packages below `folder`: file:// and, behind a server, http. */
export function makeRepository(folder: string): string {
  for (const made of archived) packPackage(join(folder, 'src', 'contrib', 'Archive', made.name), made);
  return makeRepositoryOf(folder, current);
}

/** A repository of these packages, one version of each. */
export function makeRepositoryOf(folder: string, packages: readonly TinyPackage[]): string {
  const contrib = join(folder, 'src', 'contrib');
  for (const made of packages) packPackage(contrib, made);
  execFileSync('R', ['--no-echo', '--no-restore', '-e', `invisible(tools::write_PACKAGES("${contrib}"))`]);
  return pathToFileURL(folder).href;
}
