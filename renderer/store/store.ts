import { createStore, type StoreApi } from 'zustand/vanilla';
import { hasEnded, isEnvironmentWork } from '../../shared/contract/work';
import { t } from '../../shared/texts/texts';
import { configSlice } from './config-slice';
import { connectionSlice } from './connection-slice';
import { changesChecks, doctorSlice } from './doctor-slice';
import { environmentLifeSlice } from './environment-life-slice';
import { environmentsSlice } from './environments-slice';
import { createKept } from './kept';
import { keptSlice } from './kept-slice';
import { layoutSlice } from './layout-slice';
import { modelsSlice } from './models-slice';
import type { Notice } from './notice';
import { objectTreeSlice } from './object-tree-slice';
import { objectsSlice } from './objects-slice';
import { preferencesSlice } from './preferences-slice';
import { projectSlice } from './project-slice';
import { sessionsSlice } from './sessions-slice';
import { shellSlice } from './shell-slice';
import type { StoreDeps } from './slice-context';
import type { StudioState } from './state';
import { workSlice } from './work-slice';
import { workspaceSlice } from './workspace-slice';

export type StudioStore = StoreApi<StudioState>;

/** The renderer's state, kept up to date by the connection's events. */
export function createStudioStore(deps: StoreDeps): StudioStore {
  const store = createStore<StudioState>()((set, get) => {
    const notify = (notice: Notice) => {
      // While the connection is lost every call fails, and one overlay says why.
      if (notice.kind !== 'error' || get().connectionStatus === 'open') deps.notify(notice);
    };
    const context = {
      connection: deps.connection,
      notify,
      kept: createKept({ machine: deps.storage, tab: deps.tabStorage }),
      set,
      get,
    };
    return {
      ...connectionSlice(context),
      ...projectSlice(context),
      ...workspaceSlice(context),
      ...modelsSlice(context),
      ...workSlice(context),
      ...sessionsSlice(context),
      ...doctorSlice(context),
      ...environmentsSlice(context),
      ...environmentLifeSlice(context),
      ...configSlice(context),
      ...objectsSlice(context),
      ...objectTreeSlice(context),
      ...keptSlice(context),
      ...layoutSlice(context),
      ...preferencesSlice(context),
      ...shellSlice(context),
    };
  });

  const { connection } = deps;
  connection.on('project.changed', (project) => store.getState().projectChanged(project));
  connection.on('work.changed', (item) => {
    store.getState().workChanged(item);
    if (isEnvironmentWork(item) && hasEnded(item) && changesChecks(item))
      store.getState().recheck(item.environment);
  });
  connection.on('workers.changed', (workers) => store.getState().workersChanged(workers));
  connection.on('environments.changed', (list) => store.getState().environmentsChanged(list));
  connection.on('preferences.changed', (values) => store.getState().preferencesChanged(values));
  connection.on('update.found', (answer) => store.getState().updateFound(answer));
  connection.on('app.warning', ({ message }) =>
    deps.notify({ kind: 'warning', title: t('store.warning'), message }),
  );
  connection.on('log.added', (entries) => store.getState().addLog(entries));
  store.subscribe(({ workers }, before) => {
    if (workers !== null && workers !== before.workers) store.getState().objectsSeen(workers);
  });
  connection.onStatus((connectionStatus) => {
    store.getState().connectionChanged(connectionStatus);
    if (connectionStatus === 'open') void store.getState().boot();
  });
  return store;
}
