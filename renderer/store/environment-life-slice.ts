import { StudioError } from '../../shared/errors/studio-error';
import { t } from '../../shared/texts/texts';
import { attempts } from './attempt';
import { activateQuestion, removeQuestion, renameQuestion } from './environment-loss';
import { activeEnvironment } from './environments-slice';
import type { SliceContext } from './slice-context';
import type { EnvironmentLifeSlice } from './state/environment-life';

export function environmentLifeSlice({
  set,
  get,
  connection,
  notify,
}: SliceContext<EnvironmentLifeSlice>): EnvironmentLifeSlice {
  const attempt = attempts(notify);

  /** After a change of ours: the list need not wait for main's word. */
  const refresh = () => get().refreshEnvironments();

  async function restore(id: string, name?: string): Promise<void> {
    const wanted = name === undefined ? { id } : { id, name };
    const restored = await connection.call('environments.restore', wanted);
    await Promise.all([refresh(), get().refreshTrash()]);
    get().chooseEnvironment(restored.name);
  }

  /** The one below it in the list, or above. */
  function neighbour(name: string): string | null {
    const names = (get().environments ?? []).map((entry) => entry.name);
    const at = names.indexOf(name);
    return names[at + 1] ?? names[at - 1] ?? null;
  }

  return {
    environmentDialog: null,
    trashedEnvironments: null,
    openEnvironmentDialog: (environmentDialog) => set({ environmentDialog }),
    async createEnvironment(name) {
      await connection.call('environments.create', { name });
      get().forgetConfig(name);
      await refresh();
      get().chooseEnvironment(name);
    },
    async cloneEnvironment(name, to) {
      // A small one is there before the answer is.
      get().awaitEnvironment(to);
      await connection.call('environments.clone', { name, to });
      get().forgetConfig(to);
    },
    async renameEnvironment(name, to) {
      const question = renameQuestion(name, await connection.call('environments.use', { name }));
      if (question && !(await get().ask(question))) return;
      await connection.call('environments.rename', { name, to });
      get().configRenamed(name, to);
      await refresh();
      get().chooseEnvironment(to);
    },
    async removeEnvironment(name) {
      await attempt(t('store.environment.notDeleted', { name }), async () => {
        const question = removeQuestion(
          name,
          name === activeEnvironment(get()),
          await connection.call('environments.use', { name }),
        );
        if (question && !(await get().ask(question))) return;
        const next = neighbour(name);
        const { id } = await connection.call('environments.remove', { name });
        get().chooseInsteadOf(name, next);
        await Promise.all([refresh(), get().refreshTrash()]);
        notify({
          kind: 'success',
          title: t('store.environment.deleted', { name }),
          message: t('store.environment.deletedAbout'),
          action: {
            label: t('ui.actions.undo'),
            run: () => void attempt(t('store.environment.deletedNotRestored', { name }), () => restore(id)),
          },
        });
      });
    },
    async refreshTrash() {
      await attempt(t('store.environment.trashNotRead'), async () => {
        const found = await connection.call('environments.trash', undefined);
        set({ trashedEnvironments: [...found].sort((a, b) => b.deletedAt - a.deletedAt) });
      });
    },
    restoreEnvironment: (id, name) => attempt(t('store.environment.notRestored'), () => restore(id, name)),
    async emptyTrash(ids) {
      await attempt(t('store.environment.trashNotEmptied'), () =>
        connection.call('environments.empty', { ids: [...ids] }),
      );
      await get().refreshTrash();
    },
    async activateEnvironment(name) {
      const before = activeEnvironment(get());
      if (name === before) return;
      await attempt(t('store.environment.notActivated', { name }), async () => {
        const entry = get().environments?.find((each) => each.name === name);
        if (entry?.damaged) {
          throw new StudioError('invalid-input', entry.damaged.message, { hint: entry.damaged.hint });
        }
        const use = await connection.call('environments.use', { name: before });
        const question = activateQuestion(before, name, use);
        if (question && !(await get().ask(question))) return;
        await connection.call('environments.activate', { name });
        await refresh();
      });
    },
    async setConfigAside(name) {
      await attempt(t('store.environment.notSetAside'), async () => {
        const { path } = await connection.call('environments.setAside', { name });
        get().forgetConfig(name);
        await Promise.all([refresh(), get().loadConfig(name)]);
        notify({
          kind: 'success',
          title: t('store.environment.setAside', { name }),
          message: t('store.environment.setAsideAbout', { path }),
        });
      });
    },
  };
}
