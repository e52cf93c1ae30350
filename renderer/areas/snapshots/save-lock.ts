import { StudioError } from '../../../shared/errors/studio-error';
import { lockText, readLock } from '../../../shared/locks/lock-file';
import type { EnvironmentLock } from '../../../shared/locks/snapshot';
import { t } from '../../../shared/texts/texts';
import { pickFiles } from '../../ui/pick-files';
import { saveFile } from '../../ui/save-file';

/** Larger than the lock file of any environment, in bytes. */
const largestFile = 20 * 2 ** 20;

/** Gives the lock to the person as a file. */
export function saveLock(lock: EnvironmentLock): void {
  saveFile(
    `${lock.environment}-${lock.createdAt.slice(0, 10)}.lock.json`,
    lockText(lock),
    'application/json',
  );
}

/** A lock file that the person chooses; null where none was chosen. Throws `invalid-input` for another file. */
export async function pickLock(): Promise<{ readonly name: string; readonly lock: EnvironmentLock } | null> {
  const [file] = await pickFiles('.json,application/json', false);
  if (!file) return null;
  if (file.size > largestFile) {
    throw new StudioError('invalid-input', t('snapshots.tooLarge', { name: file.name }), {
      where: file.name,
    });
  }
  return { name: file.name, lock: readLock(await file.text(), file.name) };
}
