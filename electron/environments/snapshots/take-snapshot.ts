import type { EnvironmentLock } from '../../../shared/locks/snapshot';
import type { EnvironmentTasks } from '../tasks/environment-tasks';
import { takeLock } from './take-lock';

/**
 * The lock of an environment as a fit would find it now: in an R of its own that has run the startup scripts, as they may
 * change where packages are looked for. Rejects as the start of that R does.
 */
export async function takeSnapshot(
  { tasks }: { readonly tasks: EnvironmentTasks },
  environment: string,
  signal: AbortSignal,
): Promise<EnvironmentLock> {
  return tasks.ask(environment, signal, async (context) => {
    const session = await context.worker({ startupScripts: true });
    return takeLock(session, environment, { signal: context.signal });
  });
}
