import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';

/**
 * The app's own list, so that set-up and app install the same: what Debian and its kin call the things that fitting
 * needs, and how apt-get is called.
 * @type {typeof import('../../electron/environments/install/system-packages.json')}
 */
const facts = JSON.parse(
  readFileSync(join(root, 'electron', 'environments', 'install', 'system-packages.json'), 'utf8'),
);

export const debianNames = facts.packages;
/** apt-get with what it needs to ask nothing. */
export const apt = ['env', ...facts.variables, 'apt-get', ...facts.options];
/** Its words for an installation; the packages follow. */
export const aptInstall = facts.install;
