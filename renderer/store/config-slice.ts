import type { EnvironmentDetails } from '../../shared/contract/environments';
import { asStudioError } from '../../shared/errors/studio-error';
import { t } from '../../shared/texts/texts';
import { type ConfigEdit, configOf, sameConfig, scriptIds, variableFaults } from './config-edit';
import { type ConfigConflict, rebase, withTheirs } from './config-rebase';
import { saveQuestion } from './environment-loss';
import { keepConfigs, keptConfig } from './kept-configs';
import { shownEdit } from './shown-config';
import type { SliceContext } from './slice-context';
import type { ByName, ConfigDraft, ConfigSlice, Trial } from './state/config';

function without<T>(all: ByName<T>, name: string): ByName<T> {
  return Object.fromEntries(Object.entries(all).filter(([key]) => key !== name));
}

function moved<T>(all: ByName<T>, name: string, to: string): ByName<T> {
  const value = all[name];
  return value === undefined ? without(all, to) : { ...without(all, name), [to]: value };
}

export function configSlice({ set, get, connection, notify, kept }: SliceContext<ConfigSlice>): ConfigSlice {
  // Kept though it may equal what is saved: its lines are those that are being typed into.
  function put(name: string, edit: ConfigEdit, conflicts: readonly ConfigConflict[]) {
    set({ configDrafts: { ...get().configDrafts, [name]: { edit, conflicts } } });
    keepConfigs(get(), kept.tab);
  }

  /** Takes what the file holds now; edits that were begun on something else are put onto it. */
  function take(name: string, details: EnvironmentDetails) {
    const before = get().configs[name];
    const draft = get().configDrafts[name];
    const same = before !== undefined && sameConfig(before.config, details.config);
    set({
      configs: { ...get().configs, [name]: same ? { ...details, config: before.config } : details },
      configErrors: without(get().configErrors, name),
    });
    if (!before && !draft) {
      const left = keptConfig(name, details.config, kept.tab);
      if (left) put(name, left.edit, left.conflicts);
    }
    if (!before || !draft || same) return;
    const { edit, conflicts } = rebase(before.config, draft.edit, details.config);
    put(name, edit, conflicts);
  }

  async function load(name: string): Promise<void> {
    try {
      take(name, await connection.call('environments.get', { name }));
    } catch (error) {
      set({ configErrors: { ...get().configErrors, [name]: asStudioError(error) } });
    }
  }

  async function save(name: string, draft: ConfigDraft, before: EnvironmentDetails): Promise<boolean> {
    const question = saveQuestion(name, await connection.call('environments.use', { name }));
    if (question && !(await get().ask(question))) return false;
    const after = configOf(name, draft.edit);
    const details = await connection.call('environments.save', { before: before.config, after });
    set({ configs: { ...get().configs, [name]: details } });
    // What was typed while it was saved is an edit of what is saved now.
    const typed = get().configDrafts[name];
    if (typed) put(name, rebase(after, typed.edit, details.config).edit, []);
    return true;
  }

  return {
    configs: {},
    configErrors: {},
    configDrafts: {},
    trials: {},
    savingConfig: null,
    loadConfig: load,
    editConfig(name, patch) {
      const edit = shownEdit(get(), name);
      if (edit) put(name, { ...edit, ...patch }, get().configDrafts[name]?.conflicts ?? []);
    },
    discardConfig(name) {
      set({ configDrafts: without(get().configDrafts, name) });
      keepConfigs(get(), kept.tab);
    },
    async saveConfig(name) {
      const { savingConfig, configDrafts, configs } = get();
      const draft = configDrafts[name];
      const before = configs[name];
      if (!draft || !before || savingConfig !== null) return false;
      if (draft.conflicts.length > 0 || variableFaults(draft.edit.variables).size > 0) return false;
      set({ savingConfig: name });
      try {
        return await save(name, draft, before);
      } catch (thrown) {
        const error = asStudioError(thrown);
        // Another program may have changed the same meanwhile: then both values are shown.
        if (error.code === 'invalid-input') await load(name);
        if ((get().configDrafts[name]?.conflicts.length ?? 0) === 0) {
          notify({ kind: 'error', title: t('store.config.notSaved', { name }), error });
        }
        return false;
      } finally {
        set({ savingConfig: null });
      }
    },
    settleConflict(name, key, keep) {
      const draft = get().configDrafts[name];
      const theirs = get().configs[name]?.config;
      if (!draft || !theirs) return;
      const edit = keep === 'mine' ? draft.edit : withTheirs(draft.edit, key, theirs);
      put(
        name,
        edit,
        draft.conflicts.filter((conflict) => conflict.key !== key),
      );
    },
    async tryConfig(name) {
      const edit = shownEdit(get(), name);
      if (!edit || get().trials[name]?.state === 'running') return;
      const controller = new AbortController();
      const told = (trial: Trial) => set({ trials: { ...get().trials, [name]: trial } });
      told({ state: 'running', stop: () => controller.abort() });
      try {
        const config = configOf(name, edit);
        const trial = await connection.call('environments.try', { config }, controller.signal);
        told({ state: 'done', trial, config, scripts: scriptIds(edit) });
      } catch (thrown) {
        const error = asStudioError(thrown);
        if (error.code === 'cancelled') set({ trials: without(get().trials, name) });
        else told({ state: 'failed', error });
      }
    },
    dropTrial: (name) => set({ trials: without(get().trials, name) }),
    configRenamed(name, to) {
      const { configs, configErrors, configDrafts, trials } = get();
      set({
        configs: moved(configs, name, to),
        configErrors: moved(configErrors, name, to),
        configDrafts: moved(configDrafts, name, to),
        trials: moved(trials, name, to),
      });
      keepConfigs(get(), kept.tab);
    },
    forgetConfig(name) {
      const { configs, configErrors, configDrafts, trials } = get();
      set({
        configs: without(configs, name),
        configErrors: without(configErrors, name),
        configDrafts: without(configDrafts, name),
        trials: without(trials, name),
      });
      keepConfigs(get(), kept.tab);
    },
  };
}
