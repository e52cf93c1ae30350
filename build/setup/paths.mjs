import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the project. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');
export const out = join(root, 'out');
export const nodeModules = join(root, 'node_modules');
/** The log of package managers and compilers. Only its end is shown, and only if a step fails. */
export const setupLog = join(root, 'setup.log');
