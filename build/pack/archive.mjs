import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { extractFile, listPackage } from '@electron/asar';
import { root } from '../setup/paths.mjs';
import { SetupProblem } from '../setup/problem.mjs';
import { byFolder } from './packages.mjs';

/** @typedef {import('./packages.mjs').Package} Package */

/**
 * The packages in an archive's node_modules.
 * @param {string} archive
 * @returns {readonly Package[]}
 */
export function archivedPackages(archive) {
  return listPackage(archive, { isPack: false })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => /\/node_modules\/(@[^/]+\/)?[^/]+\/package\.json$/.test(path))
    .map((path) => {
      const { name, version } = JSON.parse(String(extractFile(archive, path.slice(1))));
      return { name, version, folder: installedFolder(name, version) };
    })
    .toSorted(byFolder);
}

/**
 * The path of a package in package-lock.json, by name and version, because its path in the archive may differ.
 * @param {string} name
 * @param {string} version
 */
function installedFolder(name, version) {
  /** @type {Record<string, { version?: string }>} */
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const found = Object.entries(lock).find(
    ([path, entry]) => path.endsWith(`node_modules/${name}`) && entry.version === version,
  );
  if (found === undefined)
    throw new SetupProblem(`${name} ${version} is packed but not in package-lock.json.`);
  return found[0];
}
