import { StudioError } from '../../shared/errors/studio-error';
import type { EnvironmentNeeds } from './environment-needs';

type Uses = Pick<EnvironmentNeeds, 'environmentWork' | 'fits'>;

/** Throws `invalid-input` where work on an environment runs or waits to. */
export function refuseWork(
  { environmentWork }: Pick<Uses, 'environmentWork'>,
  name: string,
  what: 'renamed' | 'deleted',
): void {
  const work = environmentWork.activeIn(name);
  if (work) throw inUse(name, what, `a job works on it: ${work.title}`);
}

/** Throws `invalid-input` where an environment cannot be renamed now, as work on it or a fit in it runs or waits to. */
export function refuseInUse(uses: Uses, name: string): void {
  refuseWork(uses, name, 'renamed');
  const fit = uses.fits.of(name)[0];
  if (!fit) return;
  const does = fit.state === 'queued' ? 'waits to run' : 'runs';
  throw inUse(name, 'renamed', `the fit of ${fit.detail.modelName} ${does} in it`);
}

function inUse(name: string, what: string, why: string): StudioError {
  return new StudioError('invalid-input', `The environment "${name}" cannot be ${what} now: ${why}.`, {
    hint: 'Cancel it, or wait until it has ended.',
    where: 'environment_name',
  });
}
