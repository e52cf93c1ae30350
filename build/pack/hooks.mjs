import { copyFileSync, existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { archivedPackages } from './archive.mjs';
import { noticesOf } from './notices.mjs';
import { bundledPackages } from './packages.mjs';

/**
 * @typedef {Pick<import('electron-builder').AfterPackContext, 'appOutDir' | 'electronPlatformName' | 'packager'>} Context
 */

export const noticesName = 'THIRD-PARTY-NOTICES.txt';

/** Electron's licence files, and electron-builder's names for them. */
const electronLicences = {
  LICENSE: 'LICENSE.electron.txt',
  'LICENSES.chromium.html': 'LICENSES.chromium.html',
};

/**
 * Electron's files include a demo app, which is removed, and licences, which are kept; on macOS these lie beside
 * the packed files. electron-builder only does this for files that it has downloaded itself.
 * @param {Context} context
 */
export async function tidyElectron({ appOutDir, electronPlatformName, packager }) {
  const isMac = electronPlatformName === 'darwin';
  const resources = join(appOutDir, isMac ? 'Electron.app/Contents/Resources' : 'resources');
  rmSync(join(resources, 'default_app.asar'), { force: true });
  const given = packager.config.electronDist;
  if (!isMac || typeof given !== 'string') return;
  for (const [name, packed] of Object.entries(electronLicences)) {
    if (existsSync(join(given, name))) copyFileSync(join(given, name), join(resources, packed));
  }
}

/**
 * Puts the licences of the packed code beside the archive, before anything is signed.
 * @param {Context} context
 */
export async function writeNotices({ appOutDir, packager }) {
  const resources = packager.getResourcesDir(appOutDir);
  const packages = [...archivedPackages(join(resources, 'app.asar')), ...bundledPackages()];
  writeFileSync(join(resources, noticesName), noticesOf(packages));
}
