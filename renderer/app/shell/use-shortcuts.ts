import { useHotkeys } from '@mantine/hooks';
import { useStudio } from '../store/use-store';
import { tabKey } from '../store/workspace-slice';

/** Keys that work everywhere, in inputs too. */
export function useShortcuts(): void {
  const { store } = useStudio();
  const step = (by: number) => () => {
    const { tabs, activeTab, activateTab } = store.getState();
    const at = tabs.findIndex((tab) => tabKey(tab) === activeTab);
    const next = tabs[(at + by + tabs.length) % tabs.length];
    if (next) activateTab(tabKey(next));
  };
  useHotkeys(
    [
      ['mod+J', () => store.getState().setLayout({ jobsOpen: !store.getState().layout.jobsOpen })],
      ['mod+I', () => store.getState().toggleInspector()],
      [
        'mod+Enter',
        () => {
          const { tabs, activeTab, startFit } = store.getState();
          const tab = tabs.find((open) => tabKey(open) === activeTab);
          if (tab?.kind === 'model') void startFit(tab.id);
        },
      ],
      ['alt+PageDown', step(1)],
      ['alt+PageUp', step(-1)],
      [
        'alt+W',
        () => {
          const { activeTab, closeTab } = store.getState();
          if (activeTab !== null) closeTab(activeTab);
        },
      ],
    ],
    [],
  );
}
