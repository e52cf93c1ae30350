import type { EnvironmentConfigData } from '../../shared/contract/system';
import { t } from '../../shared/texts/texts';
import { type ConfigEdit, configOf, newScript, newVariable } from './config-edit';

/** Something that was changed here and, differently, by another program; null is "not set". */
export interface ConfigConflict {
  /** `r_home`, `runtime_path`, `startup_scripts` or `env.NAME`. */
  readonly key: string;
  readonly mine: string | null;
  readonly theirs: string | null;
}

/** The scripts as one value that can be compared and shown. */
function scriptText(config: EnvironmentConfigData): string | null {
  return config.startup_scripts.length === 0 ? null : config.startup_scripts.join('\n\n');
}

/** A configuration as flat values by key. */
function values(config: EnvironmentConfigData): ReadonlyMap<string, string | null> {
  return new Map<string, string | null>([
    ['r_home', config.r_home],
    ['runtime_path', config.runtime_path],
    ['startup_scripts', scriptText(config)],
    ...Object.entries(config.env).map(([name, value]) => [`env.${name}`, value] as const),
  ]);
}

/**
 * What was edited, put onto what the file holds now. `before` is what the edits began from. What only one side changed
 * is taken; where both changed the same thing differently, the edit stays and a conflict tells of it.
 */
export function rebase(
  before: EnvironmentConfigData,
  edit: ConfigEdit,
  theirs: EnvironmentConfigData,
): { readonly edit: ConfigEdit; readonly conflicts: readonly ConfigConflict[] } {
  const base = values(before);
  const mine = values(configOf(before.environment_name, edit));
  const now = values(theirs);
  const conflicts: ConfigConflict[] = [];
  let result = edit;
  for (const key of new Set([...base.keys(), ...mine.keys(), ...now.keys()])) {
    const [from, own, other] = [base, mine, now].map((side) => side.get(key) ?? null);
    if (own === other || other === from || own === undefined || other === undefined) continue;
    if (own === from) result = withTheirs(result, key, theirs);
    else conflicts.push({ key, mine: own, theirs: other });
  }
  return { edit: result, conflicts };
}

/** The edit with one setting as the file has it. */
export function withTheirs(edit: ConfigEdit, key: string, theirs: EnvironmentConfigData): ConfigEdit {
  if (key === 'r_home') return { ...edit, rHome: theirs.r_home };
  if (key === 'runtime_path') return { ...edit, runtimePath: theirs.runtime_path };
  if (key === 'startup_scripts') {
    return { ...edit, scripts: theirs.startup_scripts.map((code) => newScript(code)) };
  }
  const name = key.slice('env.'.length);
  const value = theirs.env[name];
  const at = edit.variables.findIndex((row) => row.name === name);
  const others = edit.variables.filter((row) => row.name !== name);
  if (value === undefined) return { ...edit, variables: others };
  const row = { ...(edit.variables[at] ?? newVariable(name)), value };
  const place = at < 0 ? others.length : at;
  return { ...edit, variables: [...others.slice(0, place), row, ...others.slice(place)] };
}

/** A conflict's key as the screen calls it. */
export function keyWords(key: string): string {
  if (key === 'r_home') return t('store.config.rHome');
  if (key === 'runtime_path') return t('store.config.runtime');
  return key === 'startup_scripts'
    ? t('store.config.scripts')
    : t('store.config.variable', { name: key.slice('env.'.length) });
}
