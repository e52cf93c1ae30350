import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { out, root } from './paths.mjs';

const folders = ['electron', 'renderer', 'shared'];
const files = [
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'build/vite.config.mjs',
  'build/bundle.mjs',
  'build/pack/packages.mjs',
  'build/icons/app.svg',
  'build/icons/linux/256x256.png',
];

export const stampName = 'sources.sha256';

/**
 * A hash of everything that goes into `out/`: names and contents. So the new file times of a checkout do not
 * matter.
 */
export function sourcesHash() {
  const hash = createHash('sha256');
  const nested = folders.flatMap((folder) => filesBelow(folder));
  for (const file of [...files, ...nested]) {
    const path = join(root, file);
    if (!existsSync(path)) continue;
    hash.update(`${file}\0`).update(readFileSync(path)).update('\0');
  }
  return hash.digest('hex');
}

/** Was `out/` built from the present sources? */
export function isBuilt() {
  const stamp = join(out, stampName);
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === sourcesHash();
}

/**
 * @param {string} folder relative to the project
 * @returns {readonly string[]}
 */
function filesBelow(folder) {
  const entries = readdirSync(join(root, folder), { withFileTypes: true });
  return entries
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`;
      return entry.isDirectory() ? filesBelow(path) : [path];
    });
}
