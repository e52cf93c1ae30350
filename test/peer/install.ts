import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { withSetupLock } from '../../build/setup/lock.mjs';
import { createSay } from '../../build/setup/say.mjs';
import { compileExtension, pipInstall, pythonVersion, runPython } from './python';

/** The version that ours is held against. */
export const peerVersion = '0.4.0';
/** Where it is kept between runs. */
export const peerCache = resolve(import.meta.dirname, '../../node_modules/.cache/brms-studio');
/** brmspy and all that it brings, one version each: what was new on the day it appeared, and works with R 4.2 to 4.6. */
const requirements = resolve(import.meta.dirname, 'requirements.txt');
/** The part of rpy2 that gives R's matrices in R's own order; without it brmspy cannot give any. */
const extension = 'rpy2.rinterface_lib._bufferprotocol';

/**
 * A Python that has brmspy, in a virtual environment below `cache` that is made from PyPI once and kept, until other versions
 * are wanted or the system has another Python. One process makes it, others wait. Throws `PackageMissing` where it cannot be
 * had, and the reason where it was had and does not install.
 */
export async function installPeer(cache: string = peerCache): Promise<string> {
  const folder = join(cache, `brmspy-${peerVersion}`);
  const python = join(folder, 'bin', 'python');
  const complete = join(folder, 'complete');
  const wanted = `${await pythonVersion('python3')}\n${readFileSync(requirements, 'utf8')}`;
  const isComplete = () => existsSync(complete) && readFileSync(complete, 'utf8') === wanted;
  if (isComplete()) return python;
  return withSetupLock(createSay(process.stderr), async () => {
    if (isComplete()) return python;
    mkdirSync(cache, { recursive: true });
    rmSync(folder, { recursive: true, force: true });
    await runPython('python3', ['-m', 'venv', folder]);
    await pipInstall(python, ['-r', requirements]);
    await runPython(python, ['-c', 'import rpy2.rinterface']);
    await compileExtension(python, extension);
    writeFileSync(complete, wanted);
    return python;
  });
}
