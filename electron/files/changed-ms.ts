import { stat } from 'node:fs/promises';

/** The time of a file's or folder's last change. A missing one counts as new, so that it is not removed. */
export async function changedMs(path: string): Promise<number> {
  return stat(path).then(
    (info) => info.mtimeMs,
    () => Date.now(),
  );
}
