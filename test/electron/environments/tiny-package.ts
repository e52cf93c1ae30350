import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface TinyPackage {
  readonly name: string;
  readonly version: string;
  /** R code; what it defines is exported where its name begins with a small letter. */
  readonly code: string;
  /** Further lines of DESCRIPTION: "Imports: stats". */
  readonly description?: readonly string[];
}

/** Builds a package as `R CMD build` does, in `folder`; gives the tarball. */
export async function buildTinyPackage(folder: string, tiny: TinyPackage): Promise<string> {
  const source = join(folder, tiny.name);
  await mkdir(join(source, 'R'), { recursive: true });
  const description = [
    `Package: ${tiny.name}`,
    `Version: ${tiny.version}`,
    'Title: Tiny',
    'Description: A package of tests.',
    'Author: Nobody',
    'Maintainer: Nobody <nobody@example.org>',
    'License: MIT',
    ...(tiny.description ?? []),
  ];
  await writeFile(join(source, 'DESCRIPTION'), `${description.join('\n')}\n`);
  await writeFile(join(source, 'NAMESPACE'), 'exportPattern("^[a-z]")\n');
  await writeFile(join(source, 'R', 'code.R'), `${tiny.code}\n`);
  await run('R', ['CMD', 'build', '--no-manual', '--no-build-vignettes', tiny.name], { cwd: folder });
  return join(folder, `${tiny.name}_${tiny.version}.tar.gz`);
}

/** A repository at `folder` with these packages in it; its address. */
export async function buildRepository(folder: string, packages: readonly TinyPackage[]): Promise<string> {
  const contrib = join(folder, 'src', 'contrib');
  await mkdir(contrib, { recursive: true });
  for (const tiny of packages) await buildTinyPackage(contrib, tiny);
  await run('Rscript', ['-e', 'tools::write_PACKAGES(commandArgs(TRUE))', contrib]);
  return `file://${folder}`;
}
