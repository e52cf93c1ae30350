import { t } from '../../../shared/texts/texts';
import { workerActions } from '../../areas/sessions/worker-actions';
import { roleText } from '../../areas/sessions/worker-text';
import { mainWorker } from '../../store/sessions-slice';
import type { StudioState } from '../../store/state';
import { tabKey } from '../../store/tabs';
import type { IconName } from '../../ui/icons';
import { tabKindIds, tabKinds, tabLines } from '../tabs/tab-kinds';

/** What the palette offers beside the commands of the menus. `run` hangs on nothing but what its id says. */
export interface PaletteEntry {
  readonly id: string;
  readonly label: string;
  readonly run: () => unknown;
  /** What kind of thing it is, in a word. */
  readonly about?: string;
  readonly icon?: IconName;
}

/** What can be done with things that the project or the app has now. */
export function actionEntries(state: StudioState): readonly PaletteEntry[] {
  return [newModels, environments, themes].flatMap((offers) => offers(state));
}

function newModels({ project, createModel }: StudioState): readonly PaletteEntry[] {
  return (project?.datasets ?? []).map(({ id, name }) => ({
    id: `new-model:${id}`,
    label: t('shell.palette.newModel', { name }),
    run: () => createModel(id),
  }));
}

function environments(state: StudioState): readonly PaletteEntry[] {
  const { showEnvironment, openEnvironmentDialog, activateEnvironment } = state;
  const others = (state.environments ?? []).filter(({ active, damaged }) => !active && damaged === null);
  return [
    {
      id: 'show packages',
      label: t('shell.palette.packages'),
      run: () => showEnvironment({ part: 'packages' }),
    },
    {
      id: 'new environment',
      label: t('shell.newEnvironment'),
      run() {
        showEnvironment();
        openEnvironmentDialog({ kind: 'new' });
      },
    },
    ...others.map(({ name }) => ({
      id: `activate ${name}`,
      label: t('shell.palette.activate', { name }),
      run: () => activateEnvironment(name),
    })),
  ];
}

function themes({ savePreferences }: StudioState): readonly PaletteEntry[] {
  return [
    { id: 'theme system', label: t('shell.palette.themeSystem'), theme: 'system' as const },
    { id: 'theme light', label: t('shell.palette.themeLight'), theme: 'light' as const },
    { id: 'theme dark', label: t('shell.palette.themeDark'), theme: 'dark' as const },
  ].map(({ theme, ...offer }) => ({ ...offer, run: () => savePreferences({ theme }) }));
}

/** Every tab that could be opened, in the order of the navigation. */
export function tabEntries(state: StudioState): readonly PaletteEntry[] {
  return tabKindIds.flatMap((kind) =>
    tabLines(state, kind).map(({ tab, title }) => ({
      id: `open ${tabKey(tab)}`,
      label: title,
      about: t(tabKinds[kind].palette),
      icon: tabKinds[kind].icon,
      run() {
        state.openTab(tab);
        // The palette gives the focus back to where it was; whoever opens a tab goes on from there.
        setTimeout(() => document.getElementById(`tab-${tabKey(tab)}`)?.focus(), 60);
      },
    })),
  );
}

/** What can be done to each worker. */
export function workerEntries(state: StudioState): readonly PaletteEntry[] {
  const { restartWorker, interruptWorker, stopWorker } = state;
  const runs = { restart: restartWorker, interrupt: interruptWorker, stop: stopWorker };
  const here = mainWorker(state)?.environment;
  return (state.workers ?? []).flatMap((worker) =>
    workerActions(worker)
      .filter(({ refusal }) => refusal === null)
      .map(({ kind, label }) => {
        const { id, environment } = worker;
        const values = { action: label, role: roleText(worker, state.work) };
        return {
          id: `${kind} ${id}`,
          label:
            environment === here
              ? t('shell.palette.worker', values)
              : t('shell.palette.workerIn', { ...values, environment }),
          run: () => runs[kind](id),
        };
      }),
  );
}
