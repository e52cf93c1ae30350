import type { EnvironmentConfigData } from '../../shared/contract/system';
import { type ConfigEdit, newScript, newVariable } from './config-edit';
import { rebase } from './config-rebase';
import type { Keeper } from './kept';
import { isEdited } from './shown-config';
import type { ConfigDraft, ConfigSlice } from './state/config';

/** An edit with what it began from: enough to put it onto whatever the file holds later. */
interface KeptConfig {
  readonly before: EnvironmentConfigData;
  readonly edit: ConfigEdit;
}
type KeptConfigs = Readonly<Record<string, KeptConfig>>;

const key = 'configs';

/**
 * Keeps unsaved edits of environments where they outlive a crash of the page, but not its tab: variables may hold
 * secrets, which have no business in a storage that stays.
 */
export function keepConfigs(state: Pick<ConfigSlice, 'configs' | 'configDrafts'>, tab: Keeper): void {
  const kept = Object.entries(state.configDrafts).flatMap(([name, { edit }]): [string, KeptConfig][] => {
    const before = state.configs[name]?.config;
    return before && isEdited(state, name) ? [[name, { before, edit }]] : [];
  });
  tab.write(key, Object.fromEntries(kept));
}

/** The edit that was kept, put onto what the file holds now; null where there is none. */
export function keptConfig(name: string, now: EnvironmentConfigData, tab: Keeper): ConfigDraft | null {
  const kept = tab.read<KeptConfigs>(key)?.[name];
  return kept ? rebase(kept.before, renumbered(kept.edit), now) : null;
}

/** The page that was before has given the same numbers to other lines. */
function renumbered({ variables, scripts, ...rest }: ConfigEdit): ConfigEdit {
  return {
    ...rest,
    variables: variables.map((row) => newVariable(row.name, row.value)),
    scripts: scripts.map(({ code }) => newScript(code)),
  };
}
