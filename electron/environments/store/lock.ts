import { join } from 'node:path';
import type { AppPaths } from '../../files/app-paths';
import { withFileLock } from '../../files/file-lock';
import { studioFolder } from './places';

/** Runs `change` while no other process of ours changes anything below ~/.brmspy; see `withFileLock` for what it throws. */
export async function withStoreLock<T>(
  paths: AppPaths,
  change: () => Promise<T>,
  patienceMs?: number,
): Promise<T> {
  const lock = {
    file: join(studioFolder(paths), 'lock'),
    what: 'Environments',
    hint: 'Make ~/.brmspy a folder that you may write to, with room on its disk.',
  };
  return withFileLock(lock, change, patienceMs);
}
