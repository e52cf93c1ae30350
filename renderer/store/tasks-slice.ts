import { hasEnded, type Task } from '../../shared/contract/tasks';
import { fromWire } from '../../shared/errors/wire';
import { t } from '../../shared/texts/texts';
import { attempts } from './attempt';
import { shownEnvironment } from './environments-slice';
import type { SliceContext } from './slice-context';
import type { TasksSlice } from './state/tasks';
import { environmentTab, tabKey } from './tabs';

export function tasksSlice({ set, get, connection, notify }: SliceContext<TasksSlice>): TasksSlice {
  const attempt = attempts(notify);

  /** Tells the end of a task to whoever does not look at its environment. */
  function present({ kind, state, title, outcome, error, environment }: Task) {
    const { activeTab, showEnvironment } = get();
    const inTab = activeTab === tabKey(environmentTab);
    if (inTab && shownEnvironment(get())?.name === environment) return;
    // The list chooses the copy when it is there.
    if (inTab && kind === 'clone' && state === 'done') return;
    const action = { label: t('ui.actions.show'), run: () => showEnvironment({ name: environment }) };
    if (state === 'done')
      notify({ kind: 'success', title, message: outcome ?? t('store.tasks.done'), action });
    if (state === 'failed' && error)
      notify({ kind: 'error', title: t('store.tasks.failed', { title }), error: fromWire(error), action });
  }

  return {
    tasks: [],
    async cancelTask(taskId) {
      await attempt(t('store.tasks.notCancelled'), () => connection.call('tasks.cancel', { taskId }));
    },
    async dismissTask(taskId) {
      set({ tasks: get().tasks.filter(({ id }) => id !== taskId) });
      await attempt(t('store.tasks.notDismissed'), () => connection.call('tasks.dismiss', { taskId }));
    },
    updatePackages: (environment, names) =>
      attempt(t('store.tasks.notUpdated'), () =>
        connection.call('packages.update', { environment, names: [...names] }),
      ),
    removePackages: (environment, names) =>
      attempt(t('store.tasks.notRemoved'), () =>
        connection.call('packages.remove', { environment, names: [...names] }),
      ),
    async refreshTasks() {
      set({ tasks: await connection.call('tasks.list', undefined) });
    },
    taskChanged(task) {
      const { tasks } = get();
      const before = tasks.find(({ id }) => id === task.id);
      set({ tasks: before ? tasks.map((other) => (other.id === task.id ? task : other)) : [...tasks, task] });
      if (before && !hasEnded(before) && hasEnded(task)) present(task);
    },
  };
}
