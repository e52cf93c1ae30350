import { stat } from 'node:fs/promises';

/** Is the path a folder, or a link to one? */
export async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (info) => info.isDirectory(),
    () => false,
  );
}
