import { StudioError } from '../../shared/errors/studio-error';
import { environmentNameFault, environmentNameHint, inQuotes } from '../../shared/model/environment-rules';

/**
 * Checks a name for a folder, by the same rules on every platform, and returns it. Throws `invalid-input` that says
 * what is wrong with it.
 */
export function checkEnvironmentName(name: unknown): string {
  const reason = environmentNameFault(name);
  if (reason === null) return String(name);
  const shown = typeof name === 'string' ? inQuotes(name.slice(0, 60)) : String(name);
  throw new StudioError('invalid-input', `${shown} cannot be an environment's name: ${reason}.`, {
    hint: environmentNameHint(),
    where: 'environment_name',
  });
}
