import { asStudioError, StudioError } from '../../../shared/errors/studio-error';
import type { AppPaths } from '../../files/app-paths';
import type { EnvironmentContext } from '../work/environment-context';
import { backUpLibrary } from './backup';

/**
 * Runs `change` on the library of the context's environment: it takes place whole or not at all, also where the app is
 * killed in the middle of it. All that it runs carries `env`.
 */
export async function changeLibrary<T>(
  paths: AppPaths,
  context: Pick<EnvironmentContext, 'environment' | 'signal' | 'say'>,
  change: (env: Readonly<Record<string, string>>) => Promise<T>,
): Promise<T> {
  const backup = await backUpLibrary(paths, context.environment);
  try {
    const value = await change(backup.env);
    if (context.signal.aborted) throw new StudioError('cancelled', 'The task was cancelled.');
    await backup.drop();
    return value;
  } catch (thrown) {
    try {
      await backup.restore();
    } catch (cause) {
      const { message } = asStudioError(thrown);
      throw new StudioError(
        'internal',
        `${message} The library could not be put back: ${asStudioError(cause).message}`,
        {
          hint: 'It is put back when Brms Studio starts next.',
          cause,
        },
      );
    }
    context.say('The library is as it was before.');
    throw thrown;
  }
}
