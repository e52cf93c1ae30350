import { useMantineColorScheme } from '@mantine/core';
import { Spotlight, type SpotlightActionData } from '@mantine/spotlight';
import type { ReactNode } from 'react';
import type { WorkerInfo } from '../../../shared/contract/workers';
import { pickCsv } from '../../areas/data/pick-csv';
import { useWorkerRuns } from '../../areas/sessions/use-worker-runs';
import { workerActions } from '../../areas/sessions/worker-actions';
import { roleText } from '../../areas/sessions/worker-text';
import { Icon } from '../../ui/icons';
import { activeEnvironment, environmentTab } from '../store/environments-slice';
import { useStudio, useStudioState } from '../store/use-store';
import { type Tab, tabKey } from '../store/workspace-slice';
import { useTitles } from './use-titles';

/** Everything that can be opened or done, by name (Ctrl+K). */
export function CommandPalette(): ReactNode {
  const { store } = useStudio();
  const project = useStudioState((state) => state.project);
  const tabs = useStudioState((state) => state.tabs);
  const activeTab = useStudioState((state) => state.activeTab);
  const { setColorScheme } = useMantineColorScheme();
  const workers = useStudioState((state) => state.workers);
  const environments = useStudioState((state) => state.environments);
  const jobs = useStudioState((state) => state.jobs);
  const run = useWorkerRuns();
  const titles = useTitles();
  const actions = store.getState();
  const active = tabs.find((tab) => tabKey(tab) === activeTab);

  const command = (label: string, run: () => unknown, keys?: string): SpotlightActionData => ({
    id: label,
    label,
    onClick: () => void run(),
    ...(keys && { rightSection: <span style={{ color: 'var(--bs-muted)' }}>{keys}</span> }),
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
  const onModel =
    active?.kind === 'model'
      ? [
          command('Fit this model', () => actions.startFit(active.id), 'Ctrl ↵'),
          command('Duplicate this model', () => {
            const model = project?.models.find(({ id }) => id === active.id);
            if (model) return actions.createModel(model.datasetId, model.id);
          }),
        ]
      : [];
  const inProject = project
    ? [
        ...onModel,
        ...project.datasets.map(({ id, name }) =>
          command(`New model on ${name}`, () => actions.createModel(id)),
        ),
        command('Close tab', () => activeTab !== null && actions.closeTab(activeTab), 'Alt W'),
        command(
          'Show or hide jobs and log',
          () => actions.setLayout({ jobsOpen: !store.getState().layout.jobsOpen }),
          'Ctrl J',
        ),
        command('Show or hide the inspector', actions.toggleInspector, 'Ctrl I'),
        command('Close project (start page)', actions.closeProject),
      ]
    : [];
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
        ...inProject,
        command('New project…', () => actions.setNewProjectOpen(true)),
        command('Import CSV file…', () => pickCsv().then((file) => file && actions.importFile(file))),
        command('Check the environment', () => {
          const name = activeEnvironment(store.getState());
          actions.showEnvironment({ name, part: 'checks' });
          return actions.runDoctor(name);
        }),
        command('Install brms…', () => actions.openSetup(activeEnvironment(store.getState()))),
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
        command('Theme: like the system', () => setColorScheme('auto')),
        command('Theme: light', () => setColorScheme('light')),
        command('Theme: dark', () => setColorScheme('dark')),
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
      shortcut={['mod + K', 'mod + shift + P']}
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
