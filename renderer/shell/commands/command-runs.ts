import { spotlight } from '@mantine/spotlight';
import { zoomBounds } from '../../../shared/contract/preferences';
import type { ShellCommandId } from '../../../shared/contract/shell';
import { chooseImport } from '../../areas/data/choose-import';
import { activeEnvironment } from '../../store/environments-slice';
import type { StudioStore } from '../../store/store';
import { startHash } from '../../store/tab-project';
import { frontTab, screenTab, tabKey } from '../../store/tabs';

const zoomStep = 0.1;

/** What each command of the one list does; whoever runs one has looked whether it can be done. */
export function commandRuns(store: StudioStore): Readonly<Record<ShellCommandId, () => unknown>> {
  const now = () => store.getState();
  const step = (by: number) => () => {
    const { tabs, activeTab, activateTab } = now();
    const at = tabs.findIndex((tab) => tabKey(tab) === activeTab);
    const next = tabs[(at + by + tabs.length) % tabs.length];
    if (next) activateTab(tabKey(next));
  };
  const zoom = (next: (before: number) => number) => () => {
    const factor = Math.min(Math.max(next(now().preferences.zoom), zoomBounds.least), zoomBounds.most);
    return now().savePreferences({ zoom: Math.round(factor * 100) / 100 });
  };
  const onModel = (run: (id: string) => unknown) => () => {
    const tab = frontTab(now());
    if (tab?.kind === 'model') return run(tab.id);
  };
  return {
    'project.new': () => now().setNewProjectOpen(true),
    'project.open': () => now().chooseProject(),
    'window.new': () =>
      now().info?.abilities.windows
        ? now().newWindow()
        : window.open(`${window.location.pathname}${startHash}`, '_blank', 'noopener'),
    'data.import': () => chooseImport(now()),
    'project.saveCopy': () => now().saveCopy(),
    'project.reveal': () => now().revealProject(),
    'preferences.show': () => now().openPreferences(),
    'zoom.in': zoom((before) => before + zoomStep),
    'zoom.out': zoom((before) => before - zoomStep),
    'zoom.reset': zoom(() => 1),
    'tab.close': () => {
      const { activeTab, closeTab } = now();
      if (activeTab !== null) closeTab(activeTab);
    },
    'project.close': () => now().closeProject(),
    'page.start': () => now().closeTabs(),
    'model.fit': onModel((id) => now().startFit(id)),
    'model.duplicate': onModel((id) => {
      const model = now().project?.models.find((other) => other.id === id);
      if (model) return now().createModel(model.datasetId, id);
    }),
    'commands.show': () => spotlight.open(),
    'jobs.toggle': () => now().setLayout({ jobsOpen: !now().layout.jobsOpen }),
    'inspector.toggle': () => now().toggleInspector(),
    'tab.next': step(1),
    'tab.previous': step(-1),
    'go.objects': () => now().openTab(screenTab('objects')),
    'go.sessions': () => now().openTab(screenTab('sessions')),
    'go.environments': () => now().openTab(screenTab('environment')),
    'environment.check': () => {
      const name = activeEnvironment(now());
      now().showEnvironment({ name, part: 'checks' });
      return now().runDoctor(name);
    },
    'environment.setup': () => now().openSetup(activeEnvironment(now())),
  };
}
