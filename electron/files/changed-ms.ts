import { stat } from 'node:fs/promises';

/** When a file or folder was changed last. What is gone counts as new: there is nothing to remove. */
export async function changedMs(path: string): Promise<number> {
  return stat(path).then(
    (info) => info.mtimeMs,
    () => Date.now(),
  );
}
