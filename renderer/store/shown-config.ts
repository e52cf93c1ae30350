import type { EnvironmentDetails } from '../../shared/contract/environments';
import type { EnvironmentConfigData } from '../../shared/contract/system';
import { type ConfigEdit, configOf, editOf, sameConfig } from './config-edit';
import type { ConfigSlice } from './state/config';

/** The configuration as it stands on the screen, or null until it is read. */
export function shownEdit(
  state: Pick<ConfigSlice, 'configs' | 'configDrafts'>,
  name: string,
): ConfigEdit | null {
  return state.configDrafts[name]?.edit ?? savedEdit(state.configs[name]);
}

const edits = new WeakMap<EnvironmentConfigData, ConfigEdit>();

/** The lines of a saved configuration; the same ones every time, so that their ids hold. */
function savedEdit(details: EnvironmentDetails | undefined): ConfigEdit | null {
  if (!details) return null;
  const known = edits.get(details.config) ?? editOf(details.config);
  edits.set(details.config, known);
  return known;
}

/** Does it hold edits that are not saved? */
export function isEdited(state: Pick<ConfigSlice, 'configs' | 'configDrafts'>, name: string): boolean {
  const draft = state.configDrafts[name];
  const saved = state.configs[name];
  if (!draft || !saved) return false;
  return draft.conflicts.length > 0 || !sameConfig(configOf(name, draft.edit), saved.config);
}

/** Is the configuration on the screen another one than that which was tried? */
export function isTrialOld(
  state: Pick<ConfigSlice, 'configs' | 'configDrafts' | 'trials'>,
  name: string,
): boolean {
  const trial = state.trials[name];
  const edit = shownEdit(state, name);
  if (trial?.state !== 'done' || edit === null) return false;
  // Its name may be another one by now.
  return !sameConfig(configOf(trial.config.environment_name, edit), trial.config);
}
