import type { EnvironmentLock } from '../../../shared/locks/snapshot';
import type { EnvironmentWork } from '../work/environment-work';
import { takeLock } from './take-lock';

/**
 * The lock of an environment as a fit would find it now: in an R of its own that has run the startup scripts, as they may
 * change where packages are looked for. Rejects as the start of that R does.
 */
export async function takeSnapshot(
  { environmentWork }: { readonly environmentWork: EnvironmentWork },
  environment: string,
  signal: AbortSignal,
): Promise<EnvironmentLock> {
  return environmentWork.ask(environment, signal, async (context) => {
    const session = await context.worker({ startupScripts: true });
    return takeLock(session, environment, { signal: context.signal });
  });
}
