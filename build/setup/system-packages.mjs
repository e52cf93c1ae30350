import { setupLog } from './paths.mjs';
import { isComplete, planSystem } from './plan.mjs';
import { probeFound, probeMeans } from './probe.mjs';
import { SetupProblem } from './problem.mjs';
import { run } from './run.mjs';

/**
 * Makes sure that R, brms and a compiler are installed, as far as this machine allows it. Throws a `SetupProblem`
 * if the user has to do something first.
 * @param {import('./plan.mjs').Purpose} purpose
 * @param {import('./say.mjs').Say} say
 */
export async function ensureSystemPackages(purpose, say) {
  const found = probeFound(purpose);
  if (isComplete(found, purpose)) return;
  const plan = planSystem(found, probeMeans(), purpose);
  if (plan.action === 'stop') throw new SetupProblem(plan.message);
  if (plan.action === 'install') await install(plan, purpose, say);
  for (const note of plan.notes) say.line(note);
}

/**
 * @param {Extract<import('./plan.mjs').Plan, { action: 'install' }>} plan
 * @param {import('./plan.mjs').Purpose} purpose
 * @param {import('./say.mjs').Say} say
 */
async function install(plan, purpose, say) {
  const [update, add] = plan.commands;
  try {
    if (update !== undefined) {
      // One unreachable source is no reason to stop: the packages may be in the others.
      const updating = run(update, { log: setupLog, what: 'apt-get update' });
      await say.step('Reading the package lists', () => updating.catch(() => undefined));
    }
    if (add !== undefined) {
      const what = `Installing ${plan.packages.join(', ')}`;
      await say.step(what, () => run(add, { log: setupLog, what }));
    }
    if (!isComplete(probeFound(purpose), purpose)) {
      say.line(
        `Something is still missing after installing. See ${setupLog}, or run the doctor: npm run studio -- doctor.`,
      );
    }
  } catch (error) {
    if (purpose === 'headless' && error instanceof SetupProblem) return say.line(error.message);
    throw error;
  }
}
