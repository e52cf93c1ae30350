import { Spotlight, type SpotlightActionData } from '@mantine/spotlight';
import type { ReactNode } from 'react';
import { type ShellCommandId, shellCommand } from '../../shared/contract/shell';
import type { WorkerInfo } from '../../shared/contract/workers';
import { t } from '../../shared/texts/texts';
import { useWorkerRuns } from '../areas/sessions/use-worker-runs';
import { workerActions } from '../areas/sessions/worker-actions';
import { roleText } from '../areas/sessions/worker-text';
import { environmentTab } from '../store/environments-slice';
import type { Tab } from '../store/state/workspace';
import { useStudio, useStudioState } from '../store/use-store';
import { tabKey } from '../store/workspace-slice';
import { Icon } from '../ui/icons';
import { type OfferedCommand, useCommands } from './use-commands';
import { useTitles } from './use-titles';

const screens: readonly ShellCommandId[] = ['go.objects', 'go.sessions', 'go.environments'];

/** What is about the model in front stands first. */
function onModel(id: ShellCommandId): number {
  return shellCommand(id).menu === 'model' ? 1 : 0;
}

/** Everything that can be opened or done, by name. */
export function CommandPalette(): ReactNode {
  const { store } = useStudio();
  const project = useStudioState((state) => state.project);
  const workers = useStudioState((state) => state.workers);
  const environments = useStudioState((state) => state.environments);
  const jobs = useStudioState((state) => state.jobs);
  const run = useWorkerRuns();
  const titles = useTitles();
  const actions = store.getState();

  const command = (label: string, run: () => unknown): SpotlightActionData => ({
    id: label,
    label,
    onClick: () => void run(),
  });
  const ofShell = ({ id, label, keys, run }: OfferedCommand): SpotlightActionData => ({
    ...{ id, label, onClick: run },
    ...(keys !== null && { rightSection: <span style={{ color: 'var(--bs-muted)' }}>{keys}</span> }),
  });
  const goTo = (tab: Tab, group: string): SpotlightActionData => ({
    id: `open ${tabKey(tab)}`,
    label: titles(tab),
    description: group,
    leftSection: <Icon name={tab.kind} />,
    onClick() {
      actions.openTab(tab);
      // The palette gives the focus back to where it was; whoever opens a tab goes on from there.
      setTimeout(() => document.getElementById(`tab-${tabKey(tab)}`)?.focus(), 60);
    },
  });
  // A screen is found under "Open", with its tab's title.
  const shell = useCommands().filter(({ id }) => id !== 'commands.show' && !screens.includes(id));
  const here = workers?.find(({ role }) => role === 'main')?.environment;
  const workerLabel = (action: string, worker: WorkerInfo) => {
    const { environment } = worker;
    const values = { action, role: roleText(worker, jobs) };
    return environment === here
      ? t('shell.palette.worker', values)
      : t('shell.palette.workerIn', { ...values, environment });
  };
  const onWorkers = (workers ?? []).flatMap((worker) =>
    workerActions(worker)
      .filter(({ refusal }) => refusal === null)
      .map(({ kind, label }) => ({
        ...command(workerLabel(label, worker), () => run[kind](worker.id)),
        id: `${kind} ${worker.id}`,
      })),
  );
  const groups = [
    {
      group: t('shell.palette.commands'),
      actions: [
        ...shell.toSorted((a, b) => onModel(b.id) - onModel(a.id)).map(ofShell),
        ...(project?.datasets ?? []).map(({ id, name }) =>
          command(t('shell.palette.newModel', { name }), () => actions.createModel(id)),
        ),
        command(t('shell.palette.packages'), () => actions.showEnvironment({ part: 'packages' })),
        command(t('shell.newEnvironment'), () => {
          actions.showEnvironment();
          actions.openEnvironmentDialog({ kind: 'new' });
        }),
        ...(environments ?? [])
          .filter(({ active, damaged }) => !active && damaged === null)
          .map(({ name }) =>
            command(t('shell.palette.activate', { name }), () => actions.activateEnvironment(name)),
          ),
        command(t('shell.palette.themeSystem'), () => actions.savePreferences({ theme: 'system' })),
        command(t('shell.palette.themeLight'), () => actions.savePreferences({ theme: 'light' })),
        command(t('shell.palette.themeDark'), () => actions.savePreferences({ theme: 'dark' })),
      ],
    },
    {
      group: t('shell.open'),
      actions: [
        ...(project?.datasets.map(({ id }) => goTo({ kind: 'data', id }, t('shell.navigation.data'))) ?? []),
        ...(project?.models.map(({ id }) => goTo({ kind: 'model', id }, t('shell.palette.model'))) ?? []),
        ...(project?.fits.map(({ id }) => goTo({ kind: 'fit', id }, t('shell.titles.fit'))) ?? []),
        ...(project ? [goTo({ kind: 'objects', id: 'objects' }, t('shell.palette.objects'))] : []),
        goTo({ kind: 'sessions', id: 'sessions' }, t('shell.palette.sessions')),
        goTo(environmentTab, t('shell.palette.environment')),
      ],
    },
    // Last, so that no word that finds a screen restarts R instead.
    { group: t('shell.palette.workers'), actions: onWorkers },
  ];
  return (
    <Spotlight
      actions={groups}
      shortcut={null}
      highlightQuery
      scrollable
      maxHeight={420}
      nothingFound={t('shell.palette.none')}
      tagsToIgnore={[]}
      attributes={{ content: { 'aria-label': t('shell.palette.commands') } }}
      transitionProps={{ duration: 0 }}
      overlayProps={{ backgroundOpacity: 0.25, blur: 0 }}
      searchProps={{
        placeholder: t('shell.palette.placeholder'),
        'aria-label': t('shell.palette.command'),
        leftSection: <Icon name="search" />,
      }}
    />
  );
}
