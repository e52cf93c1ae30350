import { asStudioError, StudioError } from '../../../shared/errors/studio-error';
import type { AppPaths } from '../../files/app-paths';
import type { EnvironmentContext } from '../work/environment-context';
import { backUpLibrary } from './backup';

/**
 * Runs `change` on the library of the context's environment. The change happens completely or not at all, even if the
 * app is killed meanwhile. All programs of the change get the variables `env`.
 */
export async function changeLibrary<T>(
  paths: AppPaths,
  context: Pick<EnvironmentContext, 'environment' | 'signal' | 'say'>,
  change: (env: Readonly<Record<string, string>>) => Promise<T>,
): Promise<T> {
  const backup = await backUpLibrary(paths, context.environment);
  try {
    const value = await change(backup.env);
    if (context.signal.aborted) throw new StudioError('cancelled', 'The change was cancelled.');
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
          hint: 'Start Brms Studio again: it then tries to put the library back.',
          cause,
        },
      );
    }
    context.say('The library is as it was before.');
    throw thrown;
  }
}
