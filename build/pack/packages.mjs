import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { out, root } from '../setup/paths.mjs';

/**
 * A package whose code is in the app. `folder` is the place of its installation, inside the project.
 * @typedef {{ name: string, version: string, folder: string }} Package
 */

/**
 * Folder in `out/` for the lists of bundled packages. Bundled packages have no folder of their own, so the build
 * records them.
 */
const notedIn = 'packages';

/**
 * A Vite plugin that records the packages that are in the bundled code.
 * @param {string} outDir
 * @param {string} part of the app
 * @returns {import('vite').Plugin}
 */
export function noteBundledPackages(outDir, part) {
  return {
    name: 'brms-studio-bundled-packages',
    generateBundle(_options, bundle) {
      const modules = Object.values(bundle).flatMap((file) => (file.type === 'chunk' ? file.moduleIds : []));
      const folders = new Set(modules.flatMap((id) => packageFolder(id)));
      const packages = [...folders].map((folder) => readPackage(folder)).toSorted(byFolder);
      mkdirSync(join(outDir, notedIn), { recursive: true });
      writeFileSync(join(outDir, notedIn, `${part}.json`), `${JSON.stringify(packages, undefined, 2)}\n`);
    },
  };
}

/** @returns {readonly Package[]} one may be there twice */
export function bundledPackages() {
  const folder = join(out, notedIn);
  return readdirSync(folder).flatMap((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')));
}

/**
 * The innermost package of a module; undefined for our own modules and for Vite's virtual ones.
 * @param {string} id
 */
function packageFolder(id) {
  const path = id.replaceAll('\\', '/');
  const found = /^.*\/(node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path);
  if (found === null) return [];
  const inside = path.slice(path.indexOf('/node_modules/') + 1, found[0].length - 1);
  return path.startsWith('\0') ? [] : [inside];
}

/**
 * @param {string} folder below the project
 * @returns {Package}
 */
function readPackage(folder) {
  const { name, version } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
  return { name, version, folder };
}

/**
 * Sorts by folder.
 * @param {Package} a
 * @param {Package} b
 */
export function byFolder(a, b) {
  return a.folder < b.folder ? -1 : 1;
}
