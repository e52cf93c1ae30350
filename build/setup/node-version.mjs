import { SetupProblem } from './problem.mjs';

/** The oldest Node.js on which everything works: `engines` in package.json. */
const oldest = [20, 19];

/** @param {string} version for example "20.20.2" */
export function checkNodeVersion(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = oldest;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return;
  throw new SetupProblem(
    `Brms Studio needs Node.js ${oldest.join('.')} or newer; this is ${version} (${process.execPath}).\n` +
      'Install the current LTS release from nodejs.org, or with your version manager, and run the command again.',
  );
}
