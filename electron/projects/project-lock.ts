import { join } from 'node:path';
import { withFileLock } from '../files/file-lock';

/** Is in a project's folder while a process changes the project. */
export const projectLockName = '.brms-studio-lock';

/** Another process may copy the project, which takes a while. */
const usualPatienceMs = 60_000;

/** Runs `change` while no other process of ours changes the project in `root`; see `withFileLock` for what it throws. */
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
