import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { AppPaths } from '../../files/app-paths';
import type { ResolvedEnvironment } from '../../session/resolved-environment';
import { lastWords, type RAnswer } from './ask-r';
import { type Found, found } from './found-check';
import type { Missing, SystemFixes } from './system-fixes';

/** Checks how the startup scripts ran in a separate R. */
export function checkStartup(load: RAnswer, limitMs: number): Found | null {
  const [id, title] = ['startup', 'Startup scripts'] as const;
  const fix = 'Correct or remove the script in the environment’s configuration.';
  const step = /^startup\.(\d+)$/.exec(load.get('step'))?.[1];
  if (!load.done && step !== undefined) {
    const how = load.timedOut
      ? `did not end within ${limitMs / 1000} seconds`
      : `ended R: ${lastWords(load) || 'there was no message'}`;
    return found('fail', id, title, `Script ${step} ${how}`, { fix });
  }
  const faults = Array.from({ length: 100 }, (_, i) => i + 1).flatMap((n) => {
    const fault = load.get(`startup.${n}`);
    return fault === '' ? [] : [`Script ${n} failed: ${fault}`];
  });
  if (faults.length > 0) return found('fail', id, title, faults.join(' '), { fix });
  const count = load.all('step').filter((name) => name.startsWith('startup.')).length;
  return count === 0
    ? null
    : found('pass', id, title, count === 1 ? 'one script, which works' : `${count} scripts, which all work`);
}

/** Checks brms, its backends and the packages that read draws. */
export async function checkPackages(
  resolved: ResolvedEnvironment,
  facts: RAnswer,
  load: RAnswer,
  paths: AppPaths,
  limitMs: number,
  fixes: SystemFixes,
): Promise<readonly Found[]> {
  const rstan = facts.get('package.rstan');
  const cmdstanr = facts.get('package.cmdstanr');
  const cmdstan = await findCmdstan(resolved, paths);
  const usable = cmdstanr !== '' && cmdstan !== null;
  const without = cmdstanr === '' ? 'not installed' : `version ${cmdstanr}, but CmdStan is not installed`;
  const needed = usable || rstan !== '';
  return [
    await checkBrms(facts, load, limitMs, fixes),
    await present('rstan', rstan, usable ? 'warn' : 'fail', fixes),
    usable
      ? found('pass', 'cmdstanr', 'cmdstanr', `${cmdstanr} with ${cmdstan}`)
      : needed
        ? found('pass', 'cmdstanr', 'cmdstanr', `${without}; not needed, because rstan is installed`)
        : found('warn', 'cmdstanr', 'cmdstanr', without, await fixes('cmdstanr')),
    await present('posterior', facts.get('package.posterior'), 'fail', fixes),
  ];
}

/** Checks that brms is installed and loads. */
async function checkBrms(facts: RAnswer, load: RAnswer, limitMs: number, fixes: SystemFixes): Promise<Found> {
  const version = facts.get('package.brms');
  if (version === '') return present('brms', '', 'fail', fixes);
  const installed = `${version} is installed but`;
  const stopped = load.get('step') === 'brms' && !load.done;
  if (stopped && load.timedOut) {
    return found('fail', 'brms', 'brms', `${installed} did not load within ${limitMs / 1000} seconds`, {
      fix: 'Check whether the disk with the R packages is slow or missing, then check again.',
    });
  }
  const fault = load.get('brms.fault') || (stopped ? `R ended. ${lastWords(load)}`.trim() : '');
  if (fault !== '') {
    const missing = /dpkg-architecture/.test(fault) ? 'dpkg-dev' : 'brms';
    return found('fail', 'brms', 'brms', `${installed} does not load: ${fault}`, await fixes(missing));
  }
  if (!load.done) return found('warn', 'brms', 'brms', `${version}; not loaded, because R ended before that`);
  return found('pass', 'brms', 'brms', version);
}

async function present(
  id: Extract<Missing, 'brms' | 'rstan' | 'posterior'>,
  version: string,
  otherwise: 'warn' | 'fail',
  fixes: SystemFixes,
): Promise<Found> {
  return version !== ''
    ? found('pass', id, id, version)
    : found(otherwise, id, id, 'not installed', await fixes(id));
}

/** Finds compiled packages that were built with another minor version of R than the present one. */
export function checkVersions(facts: RAnswer): Found {
  const [id, title] = ['versions', 'Package builds'] as const;
  const odd = facts.all('built.elsewhere');
  const r = facts.get('r.version');
  if (odd.length === 0) return found('pass', id, title, `built with R ${r.replace(/\.\d+$/, '')}, as needed`);
  const shown = odd.slice(0, 6).map((text) => text.replace(' ', ' (R ').concat(')'));
  const rest = odd.length > shown.length ? ` and ${odd.length - shown.length} more` : '';
  const detail = `Built with another R than ${r}: ${shown.join(', ')}${rest}. They may crash.`;
  return found('warn', id, title, detail, {
    fix: 'Install them again for this R, in Packages.',
  });
}

/** Where cmdstanr would find CmdStan: the runtime's, CMDSTAN, or the newest below ~/.cmdstan. */
export async function findCmdstan(resolved: ResolvedEnvironment, paths: AppPaths): Promise<string | null> {
  const installed = join(paths.home, '.cmdstan');
  const names = await readdir(installed).catch(() => []);
  const newest = names
    .filter((name) => name.startsWith('cmdstan'))
    .sort((a, b) => b.localeCompare(a, 'en', { numeric: true }));
  const places = [resolved.cmdstanPath, resolved.env.CMDSTAN, ...newest.map((name) => join(installed, name))];
  for (const place of places) {
    if (place && (await stat(join(place, 'makefile')).catch(() => null))) return place;
  }
  return null;
}
