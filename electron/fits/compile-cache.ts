import { createHash } from 'node:crypto';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isAlive } from '../session/process-table';

/**
 * Where the compiled form of a Stan program is kept. The name is the SHA-256 of the program and of all that a
 * compiled model depends on (R, backend, Stan headers, compiler, flags), so a hit is always the right model, in
 * any session, project or test.
 */
export async function compiledModelPath(
  cacheFolder: string,
  stanCode: string,
  builtWith: Readonly<Record<string, string>>,
): Promise<string> {
  const folder = join(cacheFolder, 'models');
  await mkdir(folder, { recursive: true });
  await sweepPartial(folder);
  const parts = Object.entries(builtWith).sort(([a], [b]) => (a < b ? -1 : 1));
  const key = createHash('sha256')
    .update(JSON.stringify([1, stanCode, parts]))
    .digest('hex');
  return join(folder, `${key}.rds`);
}

/** Removes what workers that were killed while they wrote a model left: `<key>.rds.<pid>.part`. */
async function sweepPartial(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const pid = /\.rds\.(\d+)\.part$/.exec(name)?.[1];
    if (pid !== undefined && !isAlive(Number(pid))) await rm(join(folder, name), { force: true });
  }
}
