import { StudioError } from '../../shared/errors/studio-error';
import type { EnvironmentNeeds } from './environment-needs';

type Uses = Pick<EnvironmentNeeds, 'environmentWork' | 'projectWork'>;

/** Throws `invalid-input` if work on an environment runs or waits. */
export function refuseWork(
  { environmentWork }: Pick<Uses, 'environmentWork'>,
  name: string,
  what: 'renamed' | 'deleted',
): void {
  const work = environmentWork.activeIn(name);
  if (work) throw inUse(name, what, `a job works on it: ${work.title}`);
}

/** Throws `invalid-input` if an environment cannot be renamed now, because work on it or in it runs or waits. */
export function refuseInUse(uses: Uses, name: string): void {
  refuseWork(uses, name, 'renamed');
  const work = uses.projectWork.of(name)[0];
  if (!work) return;
  const what = work.kind === 'fit' ? `the fit of ${work.detail.modelName}` : `“${work.title}”`;
  const does = work.state === 'queued' ? 'waits to run' : 'runs';
  throw inUse(name, 'renamed', `${what} ${does} in it`);
}

function inUse(name: string, what: string, why: string): StudioError {
  return new StudioError('invalid-input', `The environment "${name}" cannot be ${what} now: ${why}.`, {
    hint: 'Cancel it, or wait until it has ended.',
    where: 'environment_name',
  });
}
