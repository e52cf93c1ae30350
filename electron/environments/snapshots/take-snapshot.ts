import type { EnvironmentLock } from '../../../shared/locks/snapshot';
import type { EnvironmentWork } from '../work/environment-work';
import { takeLock } from './take-lock';

/**
 * The lock of an environment for a fit that would start now. It is taken in a separate R after the startup scripts,
 * because they may change the library folders. Rejects as the start of that R does.
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
