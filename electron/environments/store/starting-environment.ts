import { asStudioError, StudioError } from '../../../shared/errors/studio-error';
import type { AppPaths } from '../../files/app-paths';
import { readEnvironment } from './read';
import { finishRename } from './rename';
import { activeEnvironment } from './state-files';
import { defaultEnvironment } from './store-paths';

/** The environment to start with, and the reason if it is another one than requested, or null. */
export interface StartingEnvironment {
  readonly name: string;
  readonly note: string | null;
}

/**
 * The requested environment; else the active one, even if a process was killed while renaming it; else "default".
 * Throws `invalid-input` if the requested one does not exist or is damaged. If the active one does not exist or is
 * damaged, the app must start anyway: it uses "default" and gives the reason. With `strict`, for commands, which must
 * not compute in a wrong environment, that is an error too.
 */
export async function startingEnvironment(
  paths: AppPaths,
  asked: string | undefined,
  strict: boolean,
): Promise<StartingEnvironment> {
  if (asked !== undefined) {
    await readEnvironment(paths, asked);
    return { name: asked, note: null };
  }
  try {
    const active = async () => (await activeEnvironment(paths)) ?? defaultEnvironment;
    const renamed = await finishRename(paths, await active()).catch(() => null);
    // Another process may have completed the renaming meanwhile.
    const name = renamed ?? (await active());
    await readEnvironment(paths, name);
    return { name, note: null };
  } catch (thrown) {
    const { message, hint, where, cause } = asStudioError(thrown);
    const reason = `The active environment cannot be used: ${message}`;
    if (strict) {
      throw new StudioError('invalid-input', reason, {
        hint: `${hint ?? ''} Name one with --env NAME, or activate one with "env activate NAME".`.trim(),
        where,
        cause,
      });
    }
    return { name: defaultEnvironment, note: `${reason} "${defaultEnvironment}" is used.` };
  }
}
