import type { EnvironmentConfigData } from '../../shared/contract/system';
import { StudioError } from '../../shared/errors/studio-error';
import { inQuotes } from '../../shared/model/environment-rules';
import { checkEnvironmentName } from './names';
import { jsonMember, objectText } from './python-object-text';
import { rawMembers } from './store/raw-members';

/** The keys of config.json, in the order in which brmspy writes them. */
const configKeys = ['environment_name', 'r_home', 'startup_scripts', 'runtime_path', 'env'] as const;

/** brmspy's own switch for loading brms; the app does not keep it. */
const notSaved = 'BRMSPY_AUTOLOAD';

/** The setup of a worker before it loads brms: brmspy's `EnvironmentConfig`. */
export class EnvironmentConfig implements EnvironmentConfigData {
  readonly environment_name: string;
  /** The folder of R; null to search for it. */
  readonly r_home: string | null;
  /** R code, run in this order when the worker has started. */
  readonly startup_scripts: readonly string[];
  /** The folder of a prebuilt runtime. */
  readonly runtime_path: string | null;
  /** Environment variables of the worker; they override those of the app. */
  readonly env: Readonly<Record<string, string>>;

  constructor(data: Partial<EnvironmentConfigData> = {}) {
    this.environment_name = data.environment_name ?? 'default';
    this.r_home = data.r_home ?? null;
    this.startup_scripts = [...(data.startup_scripts ?? [])];
    this.runtime_path = data.runtime_path ?? null;
    this.env = { ...data.env };
  }

  /** Plain data, keys in brmspy's order. */
  toDict(): EnvironmentConfigData {
    return {
      environment_name: this.environment_name,
      r_home: this.r_home,
      startup_scripts: [...this.startup_scripts],
      runtime_path: this.runtime_path,
      env: { ...this.env },
    };
  }

  /**
   * The inverse of `toDict`. All five keys must exist; others are ignored. Throws `invalid-input` that names the key.
   */
  static fromDict(dict: unknown): EnvironmentConfig {
    if (!isPlainObject(dict))
      throw invalid('', `it must be an object with the keys ${configKeys.join(', ')}`);
    const missing = configKeys.filter((key) => !Object.hasOwn(dict, key));
    if (missing.length > 0) {
      const names = missing.map((key) => `"${key}"`).join(', ');
      throw invalid(missing[0] ?? '', `${names} ${missing.length === 1 ? 'is' : 'are'} missing`);
    }
    return new EnvironmentConfig({
      environment_name: nameIn(dict),
      r_home: textOrNull(dict, 'r_home'),
      startup_scripts: scripts(dict.startup_scripts),
      runtime_path: textOrNull(dict, 'runtime_path'),
      env: variables(dict.env),
    });
  }

  /** Null or undefined becomes the config "default"; a config is returned as it is; an object must be complete. */
  static fromObj(obj?: unknown): EnvironmentConfig {
    if (obj === undefined || obj === null) return new EnvironmentConfig();
    return obj instanceof EnvironmentConfig ? obj : EnvironmentConfig.fromDict(obj);
  }
}

/**
 * config.json exactly as brmspy writes it: indented by two spaces, unescaped UTF-8, no newline at the end. `others` has
 * the members of the old file (JSON text by key): unknown ones are kept after the known ones.
 */
export function configText(
  config: EnvironmentConfigData,
  others: ReadonlyMap<string, string> = new Map(),
): string {
  const dict = new EnvironmentConfig(config).toDict();
  const env = Object.fromEntries(Object.entries(dict.env).filter(([name]) => name !== notSaved));
  const ours = configKeys.map((key): [string, string] => [
    key,
    key === 'env' ? variablesText(env, others.get(key)) : jsonMember(dict[key]),
  ]);
  const rest = [...others].filter(([key]) => !configKeys.some((known) => known === key));
  return objectText([...ours, ...rest]);
}

/** Variables as a member of the file, in the order of the old text, because objects sort names like "1" first. */
function variablesText(env: Readonly<Record<string, string>>, before = '{}'): string {
  const names = new Set([...rawMembers(before).keys(), ...Object.keys(env)]);
  const members = [...names].flatMap((name): [string, string][] =>
    Object.hasOwn(env, name) ? [[name, JSON.stringify(env[name])]] : [],
  );
  return objectText(members).replaceAll('\n', '\n  ');
}

export function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function nameIn({ environment_name: name }: Record<string, unknown>): string {
  if (typeof name !== 'string') throw invalid('environment_name', '"environment_name" must be a text');
  return checkEnvironmentName(name);
}

function textOrNull(dict: Record<string, unknown>, key: 'r_home' | 'runtime_path'): string | null {
  const value = dict[key];
  if (value === null) return null;
  if (typeof value !== 'string' || !isText(value) || value.includes('\0'))
    throw invalid(key, `"${key}" must be a path or null`);
  return value;
}

function scripts(value: unknown): readonly string[] {
  if (!Array.isArray(value)) throw invalid('startup_scripts', '"startup_scripts" must be a list of R code');
  return value.map((script: unknown, i) => {
    if (typeof script === 'string' && isText(script)) return script;
    throw invalid(
      'startup_scripts',
      `every entry of "startup_scripts" must be a text, but entry ${i + 1} is not`,
    );
  });
}

function variables(value: unknown): Readonly<Record<string, string>> {
  if (!isPlainObject(value)) throw invalid('env', '"env" must be an object of names and texts');
  const checked = Object.entries(value).map(([name, text]): [string, string] => {
    const shown = inQuotes(name);
    if (name === '' || /[=\0]/.test(name)) throw invalid('env', `${shown} cannot be the name of a variable`);
    if (!isText(name))
      throw invalid('env', `${shown} is not valid Unicode: it cannot be the name of a variable`);
    if (typeof text !== 'string' || !isText(text) || text.includes('\0')) {
      throw invalid('env', `the variable ${shown} in "env" must be a text`);
    }
    return [name, text];
  });
  return Object.fromEntries(checked);
}

/** Half a surrogate pair cannot be written as UTF-8: no worker could get it, and brmspy would damage its file. */
function isText(value: string): boolean {
  return !/\p{Cs}/u.test(value);
}

function invalid(where: string, what: string): StudioError {
  return new StudioError('invalid-input', `The environment's configuration is not valid: ${what}.`, {
    where,
  });
}
