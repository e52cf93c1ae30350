import { join } from 'node:path';
import { withFileLock } from '../files/file-lock';

/** The name of the lock file, which is in a project's folder while a process changes the project. */
export const projectLockName = '.brms-studio-lock';

/** Copying by another process may take a while. */
const usualPatienceMs = 60_000;

/** Runs `change` while no other process of the app changes the project in `root`. See `withFileLock` for its errors. */
export function withProjectLock<T>(
  root: string,
  change: () => Promise<T>,
  patienceMs = usualPatienceMs,
): Promise<T> {
  const lock = {
    file: join(root, projectLockName),
    what: 'This project',
    hint: 'Make its folder one that you may write to, with room on its disk. It can be read all the same.',
  };
  return withFileLock(lock, change, patienceMs);
}
