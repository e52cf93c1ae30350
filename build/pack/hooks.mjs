import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { archivedPackages } from './archive.mjs';
import { noticesOf } from './notices.mjs';
import { bundledPackages } from './packages.mjs';

/**
 * @typedef {Pick<import('electron-builder').AfterPackContext, 'appOutDir' | 'electronPlatformName' | 'packager'>} Context
 */

export const noticesName = 'THIRD-PARTY-NOTICES.txt';

/**
 * Electron's files come with an app that shows what Electron is. What was downloaded loses it anyway; what was given here
 * would keep it.
 * @param {Context} context
 */
export async function removeDefaultApp({ appOutDir, electronPlatformName }) {
  const resources =
    electronPlatformName === 'darwin' ? join('Electron.app', 'Contents', 'Resources') : 'resources';
  rmSync(join(appOutDir, resources, 'default_app.asar'), { force: true });
}

/**
 * Puts the licences of what is in the archive beside it, before anything is signed.
 * @param {Context} context
 */
export async function writeNotices({ appOutDir, packager }) {
  const resources = packager.getResourcesDir(appOutDir);
  const packages = [...archivedPackages(join(resources, 'app.asar')), ...bundledPackages()];
  writeFileSync(join(resources, noticesName), noticesOf(packages));
}
