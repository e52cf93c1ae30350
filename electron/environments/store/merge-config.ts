import type { EnvironmentConfigData } from '../../../shared/contract/system';
import { StudioError } from '../../../shared/errors/studio-error';
import { isSecretName } from '../../../shared/model/environment-rules';
import { EnvironmentConfig } from '../config';

/**
 * Merges the changes of an editor (`base` to `ours`) and on disk (`base` to `theirs`), for each key and each variable.
 * The list of scripts is merged as a whole, because their order matters. Throws `invalid-input`, with the key
 * ("env.NAME") in `where`, if both changed it to different values.
 */
export function mergeConfig(
  base: EnvironmentConfigData,
  ours: EnvironmentConfigData,
  theirs: EnvironmentConfigData,
): EnvironmentConfig {
  return new EnvironmentConfig({
    environment_name: theirs.environment_name,
    r_home: merged('r_home', base.r_home, ours.r_home, theirs.r_home),
    startup_scripts: merged(
      'startup_scripts',
      base.startup_scripts,
      ours.startup_scripts,
      theirs.startup_scripts,
    ),
    runtime_path: merged('runtime_path', base.runtime_path, ours.runtime_path, theirs.runtime_path),
    env: mergeVariables(base.env, ours.env, theirs.env),
  });
}

type Variables = EnvironmentConfigData['env'];

function mergeVariables(base: Variables, ours: Variables, theirs: Variables): Variables {
  // Names that are on disk keep their places, new names follow.
  const names = [...new Set([...Object.keys(theirs), ...Object.keys(ours)])];
  const own = (variables: Variables, name: string) =>
    Object.hasOwn(variables, name) ? variables[name] : undefined;
  const entries = names.flatMap((name): [string, string][] => {
    const value = merged(`env.${name}`, own(base, name), own(ours, name), own(theirs, name));
    return value === undefined ? [] : [[name, value]];
  });
  return Object.fromEntries(entries);
}

function merged<T>(where: string, base: T, ours: T, theirs: T): T {
  if (equal(ours, base)) return theirs;
  if (equal(theirs, base) || equal(theirs, ours)) return ours;
  const isSecret = where.startsWith('env.') && isSecretName(where.slice('env.'.length));
  throw new StudioError(
    'invalid-input',
    `“${where}” was changed by another program meanwhile${isSecret ? '' : `: it is now ${shown(theirs)}, and you changed it to ${shown(ours)}`}.`,
    { hint: 'Look at the present settings of the environment, and make the change again.', where },
  );
}

function equal(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function shown(value: unknown): string {
  const text = value === undefined ? 'not there' : JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
