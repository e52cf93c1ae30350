import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Returns the output of `reg query`, or an empty text. */
export type RegistryQuery = (args: readonly string[]) => Promise<string>;

/** Runs Windows' own program. The result is empty for null bytes, missing keys and machines without the program. */
export const queryRegistry: RegistryQuery = async (args) => {
  const { stdout } = await run('reg', ['query', ...args], { timeout: 10_000, windowsHide: true }).catch(
    () => ({ stdout: '' }),
  );
  return stdout;
};

/**
 * Folders of every R that its Windows installer registered, for the machine and for the user, in the 64-bit and the
 * 32-bit view; each once.
 */
export async function registryHomes(query: RegistryQuery): Promise<readonly string[]> {
  const asked = ['HKLM', 'HKCU'].flatMap((hive) => ['64', '32'].map((view) => [hive, view] as const));
  const printed = await Promise.all(
    asked.map(([hive, view]) =>
      query([`${hive}\\SOFTWARE\\R-core`, '/s', '/v', 'InstallPath', `/reg:${view}`]),
    ),
  );
  return [...new Set(printed.flatMap(installPaths))];
}

/** The values named InstallPath in the output of `reg query`, without those of Rtools. */
export function installPaths(printed: string): readonly string[] {
  const homes: string[] = [];
  let key = '';
  for (const line of printed.split(/\r?\n/)) {
    if (/^HKEY_/i.test(line)) key = line.trim();
    const value = /^\s+InstallPath\s+REG_(?:EXPAND_)?SZ\s+(\S.*?)\s*$/i.exec(line)?.[1];
    if (value !== undefined && !/\\Rtools/i.test(key)) homes.push(value.replace(/[\\/]+$/, ''));
  }
  return homes;
}
