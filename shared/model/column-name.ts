import { isSyntactic } from './r-syntax/names';

/**
 * Can a formula of brms use a column of this name? brms takes backticks off and reads what is left as code, so that it
 * refuses most names that need them, and would run a name that is a call. It also refuses a name with two underscores in
 * a row or one at its end.
 */
export function brmsTakes(name: string): boolean {
  return isSyntactic(name) && !name.includes('__') && !name.endsWith('_');
}
