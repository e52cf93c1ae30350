import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's own folder. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');
export const out = join(root, 'out');
export const nodeModules = join(root, 'node_modules');
/** What package managers and compilers say goes here; only its tail is shown, and only when a step fails. */
export const setupLog = join(root, 'setup.log');
