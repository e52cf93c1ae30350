import { constants } from 'node:fs';
import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** An R installation. */
export interface FoundR {
  /** What `R RHOME` prints: the folder with bin/ and library/. */
  readonly rHome: string;
  /** The front end to spawn. */
  readonly rBinary: string;
  readonly version: string;
}

/**
 * The R at a folder, or null. A folder that R was installed into (/opt/R/4.3.2, a framework version) counts as its home.
 * The version is read from the base package, without starting R.
 */
export async function rAt(folder: string, platform = process.platform): Promise<FoundR | null> {
  for (const inside of ['', 'lib/R', 'lib64/R', 'Resources']) {
    const rHome = inside === '' ? folder : join(folder, inside);
    const version = await baseVersion(rHome);
    if (version === null) continue;
    for (const name of platform === 'win32' ? ['bin/x64/R.exe', 'bin/R.exe'] : ['bin/R']) {
      const rBinary = join(rHome, name);
      if (await isExecutable(rBinary)) return { rHome, rBinary, version };
    }
  }
  return null;
}

export async function isExecutable(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}

async function baseVersion(rHome: string): Promise<string | null> {
  const text = await readFile(join(rHome, 'library', 'base', 'DESCRIPTION'), 'utf8').catch(() => '');
  return /^Version:\s*(\S+)/m.exec(text)?.[1] ?? null;
}
