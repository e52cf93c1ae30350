import { asStudioError, StudioError } from '../../../shared/errors/studio-error';
import type { AppPaths } from '../../files/app-paths';
import { defaultEnvironment } from './places';
import { readEnvironment } from './read';
import { finishRename } from './rename';
import { activeEnvironment } from './state';

/** The environment to begin in, and why it is not the one that was wanted, or null. */
export interface StartingEnvironment {
  readonly name: string;
  readonly note: string | null;
}

/**
 * The one that is asked for; else the active one, also where it was being renamed when a process was killed; else
 * "default". Throws `invalid-input` where the one that is asked for
 * does not exist or is damaged. An active one of which that is so must not keep the app from starting: it begins in
 * "default" then, and says so; with `strict`, for a command that would compute in another environment than it should,
 * that is an error too.
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
    // Another process may have done it meanwhile.
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
