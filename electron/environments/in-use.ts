import { StudioError } from '../../shared/errors/studio-error';
import type { EnvironmentNeeds } from './environment-needs';

type Uses = Pick<EnvironmentNeeds, 'tasks' | 'fits'>;

/** Throws `invalid-input` where a task works on an environment or waits to. */
export function refuseTask({ tasks }: Pick<Uses, 'tasks'>, name: string, what: 'renamed' | 'deleted'): void {
  const task = tasks.activeIn(name);
  if (task) throw inUse(name, what, `a task works on it: ${task.title}`);
}

/** Throws `invalid-input` where an environment cannot be renamed now, as a task or a fit works in it or waits to. */
export function refuseInUse(uses: Uses, name: string): void {
  refuseTask(uses, name, 'renamed');
  const fit = uses.fits.of(name)[0];
  if (!fit) return;
  const does = fit.state === 'queued' ? 'waits to run' : 'runs';
  throw inUse(name, 'renamed', `the fit of ${fit.modelName} ${does} in it`);
}

function inUse(name: string, what: string, why: string): StudioError {
  return new StudioError('invalid-input', `The environment "${name}" cannot be ${what} now: ${why}.`, {
    hint: 'Cancel it, or wait until it has ended.',
    where: 'environment_name',
  });
}
