import { join } from 'node:path';
import type { AppPaths } from '../../files/app-paths';
import { withFileLock } from '../../files/file-lock';
import { studioFolder } from './store-paths';

/** Runs `change` while no other Brms Studio changes files below ~/.brmspy. Throws like `withFileLock`. */
export async function withStoreLock<T>(
  paths: AppPaths,
  change: () => Promise<T>,
  patienceMs?: number,
): Promise<T> {
  const lock = {
    file: join(studioFolder(paths), 'lock'),
    what: 'Environments',
    hint: 'Make ~/.brmspy a folder that you may write to, with free space on its disk.',
  };
  return withFileLock(lock, change, patienceMs);
}
