import { Spotlight, type SpotlightActionData } from '@mantine/spotlight';
import type { ReactNode } from 'react';
import { type ShellCommandId, shellCommand } from '../../../shared/contract/shell';
import type { WorkerInfo } from '../../../shared/contract/workers';
import { useWorkerRuns } from '../../areas/sessions/use-worker-runs';
import { workerActions } from '../../areas/sessions/worker-actions';
import { roleText } from '../../areas/sessions/worker-text';
import { Icon } from '../../ui/icons';
import { environmentTab } from '../store/environments-slice';
import { useStudio, useStudioState } from '../store/use-store';
import { type Tab, tabKey } from '../store/workspace-slice';
import { type OfferedCommand, useCommands } from './use-commands';
import { useTitles } from './use-titles';

const screens: readonly ShellCommandId[] = ['go.objects', 'go.sessions', 'go.environments'];

/** What is about the model in front stands first. */
function onModel(id: ShellCommandId): number {
  return shellCommand(id).needs === 'model' ? 1 : 0;
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
  const elsewhere = ({ environment }: WorkerInfo) => (environment === here ? '' : ` (${environment})`);
  const onWorkers = (workers ?? []).flatMap((worker) =>
    workerActions(worker)
      .filter(({ refusal }) => refusal === null)
      .map(({ kind, label }) => ({
        ...command(`${label} worker: ${roleText(worker, jobs)}${elsewhere(worker)}`, () =>
          run[kind](worker.id),
        ),
        id: `${kind} ${worker.id}`,
      })),
  );
  const groups = [
    {
      group: 'Commands',
      actions: [
        ...shell.toSorted((a, b) => onModel(b.id) - onModel(a.id)).map(ofShell),
        ...(project?.datasets ?? []).map(({ id, name }) =>
          command(`New model on ${name}`, () => actions.createModel(id)),
        ),
        command('Packages of the environment', () => actions.showEnvironment({ part: 'packages' })),
        command('New environment…', () => {
          actions.showEnvironment();
          actions.openEnvironmentDialog({ kind: 'new' });
        }),
        ...(environments ?? [])
          .filter(({ active, damaged }) => !active && damaged === null)
          .map(({ name }) =>
            command(`Activate environment: ${name}`, () => actions.activateEnvironment(name)),
          ),
        command('Theme: like the system', () => actions.savePreferences({ theme: 'system' })),
        command('Theme: light', () => actions.savePreferences({ theme: 'light' })),
        command('Theme: dark', () => actions.savePreferences({ theme: 'dark' })),
      ],
    },
    {
      group: 'Open',
      actions: [
        ...(project?.datasets.map(({ id }) => goTo({ kind: 'data', id }, 'Data')) ?? []),
        ...(project?.models.map(({ id }) => goTo({ kind: 'model', id }, 'Model')) ?? []),
        ...(project?.fits.map(({ id }) => goTo({ kind: 'fit', id }, 'Fit')) ?? []),
        ...(project ? [goTo({ kind: 'objects', id: 'objects' }, 'R objects that workers keep')] : []),
        goTo({ kind: 'sessions', id: 'sessions' }, 'Workers and the log'),
        goTo(environmentTab, 'R and its packages'),
      ],
    },
    // Last, so that no word that finds a screen restarts R instead.
    { group: 'Workers', actions: onWorkers },
  ];
  return (
    <Spotlight
      actions={groups}
      shortcut={null}
      highlightQuery
      scrollable
      maxHeight={420}
      nothingFound="Nothing of that name"
      tagsToIgnore={[]}
      attributes={{ content: { 'aria-label': 'Commands' } }}
      transitionProps={{ duration: 0 }}
      overlayProps={{ backgroundOpacity: 0.25, blur: 0 }}
      searchProps={{
        placeholder: 'Type a command, or the name of a data set, model or fit',
        'aria-label': 'Command',
        leftSection: <Icon name="search" />,
      }}
    />
  );
}
