import { execFile } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { fixtures } from '../../shared/stats/fixtures';

/** Puts the saved objects of fits of test/fixtures below `folder`, without sampling: `<folder>/<name>/fit.rds`. */
export async function saveFits(folder: string, names: readonly string[]): Promise<void> {
  const files = names.flatMap((name) => {
    mkdirSync(join(folder, name), { recursive: true });
    return [join(fixtures, name), join(folder, name, 'fit.rds')];
  });
  await promisify(execFile)('Rscript', ['--vanilla', join(fixtures, 'make-fit.R'), ...files]);
}
