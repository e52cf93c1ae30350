import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';

/**
 * The app's own list, so that the set-up and the app install the same packages: Debian's names for what fitting
 * needs, and the arguments of apt-get.
 * @type {typeof import('../../electron/environments/install/system-packages.json')}
 */
const facts = JSON.parse(
  readFileSync(join(root, 'electron', 'environments', 'install', 'system-packages.json'), 'utf8'),
);

export const debianNames = facts.packages;
/** apt-get with the options that prevent questions. */
export const apt = ['env', ...facts.variables, 'apt-get', ...facts.options];
/** The arguments for an installation; the packages follow. */
export const aptInstall = facts.install;
