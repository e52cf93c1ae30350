import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { withSetupLock } from '../../build/setup/lock.mjs';
import { createSay } from '../../build/setup/say.mjs';
import { pipInstall, runPython } from './python';

/** The version that ours is held against. */
export const peerVersion = '0.4.0';
/** Where it is kept between runs. */
export const peerCache = resolve(import.meta.dirname, '../../node_modules/.cache/brms-studio');
/** Newer ones of its interface to R need a newer R than some systems have. */
const forOlderR = ['rpy2', 'rpy2-rinterface<3.6.5'];

/**
 * A Python that has brmspy, in a virtual environment below `cache` that is made once and kept: from PyPI, with an older
 * interface to R where the newest does not fit the R that is here. One process makes it, others wait. Throws `PackageMissing`
 * where it cannot be had, and the reason where it was had and does not install.
 */
export async function installPeer(cache: string = peerCache): Promise<string> {
  const folder = join(cache, `brmspy-${peerVersion}`);
  const python = join(folder, 'bin', 'python');
  const complete = join(folder, 'complete');
  if (existsSync(complete)) return python;
  return withSetupLock(createSay(process.stderr), async () => {
    if (existsSync(complete)) return python;
    mkdirSync(cache, { recursive: true });
    await install(folder, python);
    writeFileSync(complete, '');
    return python;
  });
}

async function install(folder: string, python: string): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  await runPython('python3', ['-m', 'venv', folder]);
  await pipInstall(python, [`brmspy==${peerVersion}`]);
  try {
    await runPython(python, ['-c', 'import rpy2.rinterface']);
  } catch {
    await runPython(python, ['-m', 'pip', 'uninstall', '-qy', 'rpy2', 'rpy2-rinterface', 'rpy2-robjects']);
    await pipInstall(python, forOlderR);
    await runPython(python, ['-c', 'import rpy2.rinterface']);
  }
}
