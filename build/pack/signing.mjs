import { SetupProblem } from '../setup/problem.mjs';

/**
 * What the environment allows. `mac` goes into electron-builder's configuration. `lines` say what will not be
 * done, and which variables are missing for it.
 * @typedef {{
 *   required: boolean,
 *   mac: { identity?: null, notarize: boolean },
 *   lines: readonly string[],
 * }} Signing
 */

/** The ways to log in at Apple; each needs all of its variables. */
const notarizing = [
  ['APPLE_API_KEY', 'APPLE_API_KEY_ID', 'APPLE_API_ISSUER'],
  ['APPLE_ID', 'APPLE_APP_SPECIFIC_PASSWORD', 'APPLE_TEAM_ID'],
  ['APPLE_KEYCHAIN', 'APPLE_KEYCHAIN_PROFILE'],
];

/**
 * Reads from the environment what can be signed and notarised. electron-builder reads the same variables itself;
 * this tells the user beforehand what the packages will lack.
 * @param {import('./config.mjs').System} system
 * @param {NodeJS.ProcessEnv} env
 * @param {boolean} required fail rather than make what is not signed
 * @returns {Signing}
 */
export function readSigning(system, env, required) {
  if (system === 'linux') return { required: false, mac: { identity: null, notarize: false }, lines: [] };
  const certificate = system === 'win' ? ['WIN_CSC_LINK', 'CSC_LINK'] : ['CSC_LINK', 'CSC_NAME'];
  const signs = certificate.some((name) => isSet(env, name));
  const password = system === 'win' ? 'WIN_CSC_KEY_PASSWORD' : 'CSC_KEY_PASSWORD';
  if (!signs) {
    const line = `Not signed: neither ${certificate.join(' nor ')} is set (a certificate; its password in ${password}).`;
    if (required) throw new SetupProblem(line);
    return { required, mac: { identity: null, notarize: false }, lines: [line] };
  }
  if (system === 'win') return { required, mac: { notarize: false }, lines: [] };
  const notarize = canNotarise(env);
  const line = `Not notarised: set ${notarizing.map((names) => names.join(', ')).join('; or ')}.`;
  if (required && !notarize) throw new SetupProblem(line);
  return { required, mac: { notarize }, lines: notarize ? [] : [line] };
}

/** @param {NodeJS.ProcessEnv} env */
function canNotarise(env) {
  if (notarizing.some((names) => names.every((name) => isSet(env, name)))) return true;
  for (const names of notarizing) {
    const missing = names.filter((name) => !isSet(env, name));
    if (missing.length === names.length) continue;
    const given = names.filter((name) => isSet(env, name));
    throw new SetupProblem(
      `To notarise, ${missing.join(' and ')} must be set beside ${given.join(' and ')}.`,
    );
  }
  return false;
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {string} name
 */
function isSet(env, name) {
  return (env[name] ?? '') !== '';
}
