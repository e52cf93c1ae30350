import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { recoverLibraries } from '../../../../electron/environments/packages/backup';
import { changeLibrary } from '../../../../electron/environments/packages/change-library';
import { libraryFolder } from '../../../../electron/environments/store/store-paths';
import { appPaths } from '../../../../electron/files/app-paths';
import { killAt } from './kill-at';

// A process that replaces two packages by newer ones, as R does it, or fails at the second one, or puts a library back
// after another process was killed; and kills itself at a point of it. Arguments: the home folder, what to do, the point.

const [home = '', what = '', point = ''] = process.argv.slice(2);
const paths = appPaths({ HOME: home }, 'linux');
const context = { environment: 'demo', signal: new AbortController().signal, say: () => undefined };

async function replace(): Promise<void> {
  const library = libraryFolder(paths, 'demo');
  for (const name of ['tinya', 'tinyb']) {
    const lock = join(library, `00LOCK-${name}`);
    await mkdir(join(lock, name), { recursive: true });
    await writeFile(join(lock, name, 'DESCRIPTION'), 'Version: 2.0');
    await rm(join(library, name), { recursive: true });
    if (what === 'fail' && name === 'tinyb') throw new Error('as asked for');
    await rename(join(lock, name), join(library, name));
    await rm(lock, { recursive: true });
  }
}

killAt(Number(point));
if (what === 'recover') await recoverLibraries(paths);
else await changeLibrary(paths, context, replace).catch(() => undefined);
