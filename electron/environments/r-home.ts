import { constants } from 'node:fs';
import { access, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** An R installation. */
export interface FoundR {
  /** The output of `R RHOME`: the folder with bin/ and library/. */
  readonly rHome: string;
  /** The R program to start. */
  readonly rBinary: string;
  readonly version: string;
  /** The platform that it was built for, in R's form ("x86_64-pc-linux-gnu"); null if its packages do not name it. */
  readonly platform: string | null;
}

/**
 * The R at a folder, or null. A folder that R was installed into (/opt/R/4.3.2, a framework version, a conda
 * environment) counts as its home. Version and platform are read from its packages, without starting R.
 */
export async function rAt(folder: string, platform = process.platform): Promise<FoundR | null> {
  for (const inside of ['', 'lib/R', 'lib64/R', 'Resources']) {
    const rHome = inside === '' ? folder : join(folder, inside);
    const version = await packageField(rHome, 'base', /^Version:\s*(\S+)/m);
    if (version === null) continue;
    for (const name of platform === 'win32' ? ['bin/x64/R.exe', 'bin/R.exe'] : ['bin/R']) {
      const rBinary = join(rHome, name);
      if (!(await isExecutable(rBinary))) continue;
      // "R 4.2.2; x86_64-pc-linux-gnu; 2022-11-10 06:32:40 UTC; unix". The package base has no platform there.
      const built = await packageField(rHome, 'stats', /^Built:[^;]*;\s*([^;\s]*)\s*;/m);
      return { rHome, rBinary, version, platform: built === '' ? null : built };
    }
  }
  return null;
}

/** Is it a file that may be run? A folder has the same permission with another meaning, so it is excluded. */
export async function isExecutable(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    async () => (await stat(path)).isFile(),
    () => false,
  );
}

async function packageField(rHome: string, name: string, field: RegExp): Promise<string | null> {
  const text = await readFile(join(rHome, 'library', name, 'DESCRIPTION'), 'utf8').catch(() => '');
  return field.exec(text)?.[1] ?? null;
}
