import type { EnvironmentConfigData } from '../../shared/contract/system';
import { variableNameFault } from '../../shared/model/environment-rules';
import { t } from '../../shared/texts/texts';

/** A line of a list that is edited; its id stays while its place and content change. */
export interface VariableRow {
  readonly id: number;
  readonly name: string;
  readonly value: string;
}
export interface ScriptRow {
  readonly id: number;
  readonly code: string;
}

/** A configuration as the editor has it: with half-typed and doubled variables too. */
export interface ConfigEdit {
  readonly rHome: string | null;
  readonly runtimePath: string | null;
  readonly variables: readonly VariableRow[];
  readonly scripts: readonly ScriptRow[];
}

let lastId = 0;

export function newVariable(name = '', value = ''): VariableRow {
  lastId += 1;
  return { id: lastId, name, value };
}

export function newScript(code = ''): ScriptRow {
  lastId += 1;
  return { id: lastId, code };
}

export function editOf(config: EnvironmentConfigData): ConfigEdit {
  return {
    rHome: config.r_home,
    runtimePath: config.runtime_path,
    variables: Object.entries(config.env).map(([name, value]) => newVariable(name, value)),
    scripts: config.startup_scripts.map((code) => newScript(code)),
  };
}

const isBlank = ({ name, value }: VariableRow) => name === '' && value === '';

/** What would be saved: what nothing was typed into is left out, a variable, a script and a folder alike. */
export function configOf(name: string, edit: ConfigEdit): EnvironmentConfigData {
  const variables = edit.variables.filter((row) => !isBlank(row));
  return {
    environment_name: name,
    r_home: edit.rHome === '' ? null : edit.rHome,
    startup_scripts: edit.scripts.map(({ code }) => code).filter((code) => code.trim() !== ''),
    runtime_path: edit.runtimePath,
    env: Object.fromEntries(variables.map((row) => [row.name, row.value])),
  };
}

/** Of the scripts of `configOf`, which line of the editor each is. */
export function scriptIds(edit: ConfigEdit): readonly number[] {
  return edit.scripts.filter(({ code }) => code.trim() !== '').map(({ id }) => id);
}

/** The same settings, in whatever order the variables stand. */
export function sameConfig(a: EnvironmentConfigData, b: EnvironmentConfigData): boolean {
  return (
    a.r_home === b.r_home &&
    a.runtime_path === b.runtime_path &&
    JSON.stringify(a.startup_scripts) === JSON.stringify(b.startup_scripts) &&
    sortedEnv(a) === sortedEnv(b)
  );
}

function sortedEnv({ env }: EnvironmentConfigData): string {
  return JSON.stringify(Object.entries(env).sort(([x], [y]) => (x < y ? -1 : 1)));
}

/** What keeps a variable's line from being saved, by the line's id. */
export function variableFaults(rows: readonly VariableRow[]): ReadonlyMap<number, string> {
  const faults = new Map<number, string>();
  const seen = new Set<string>();
  for (const row of rows) {
    if (isBlank(row)) continue;
    const fault = variableNameFault(row.name);
    if (fault !== null)
      faults.set(row.id, row.name === '' ? t('store.giveName') : t('store.config.notName', { fault }));
    else if (seen.has(row.name)) faults.set(row.id, t('store.config.twice', { name: row.name }));
    else if (row.value.includes('\0')) faults.set(row.id, t('store.config.nullCharacter'));
    seen.add(row.name);
  }
  return faults;
}
