import type { ProjectState } from '../../shared/model/project';
import type { SliceContext } from './slice-context';
import type { Tab, WorkspaceSlice } from './state/workspace';
import { exists, tabKey } from './tabs';

interface StoredTabs {
  readonly tabs: readonly Tab[];
  readonly activeTab: string | null;
  readonly parts?: Readonly<Record<string, string>>;
}

/** What a project shows when nothing is remembered: its data and its models; its newest fit in front where there is one. */
function firstTabs(project: ProjectState): StoredTabs {
  const tabs: Tab[] = [
    ...project.datasets.slice(0, 1).map(({ id }): Tab => ({ kind: 'data', id })),
    ...project.models.slice(0, 1).map(({ id }): Tab => ({ kind: 'model', id })),
  ];
  const newest = [...project.fits].sort((a, b) => b.createdAt.localeCompare(a.createdAt))[0];
  if (newest) tabs.push({ kind: 'fit', id: newest.id });
  const front = newest ? tabs.at(-1) : tabs[0];
  return { tabs, activeTab: front ? tabKey(front) : null };
}

export function workspaceSlice({ set, get, kept }: SliceContext<WorkspaceSlice>): WorkspaceSlice {
  function change(tabs: readonly Tab[], activeTab: string | null) {
    if (activeTab !== get().activeTab) get().leaveTab();
    set({ tabs, activeTab });
    remember();
  }
  function remember() {
    const { project, tabs, activeTab, parts } = get();
    const stored: StoredTabs = { tabs, activeTab, parts };
    if (project) kept.project(project.path).write('tabs', stored);
  }

  return {
    tabs: [],
    activeTab: null,
    parts: {},
    openTab(tab) {
      const { tabs } = get();
      const key = tabKey(tab);
      change(tabs.some((open) => tabKey(open) === key) ? tabs : [...tabs, tab], key);
    },
    closeTab(key) {
      const { tabs, activeTab } = get();
      const index = tabs.findIndex((tab) => tabKey(tab) === key);
      if (index < 0) return;
      const left = tabs.filter((_, i) => i !== index);
      const neighbour = left[Math.min(index, left.length - 1)];
      change(left, activeTab === key ? (neighbour ? tabKey(neighbour) : null) : activeTab);
    },
    closeTabs: () => change([], null),
    activateTab(key) {
      change(get().tabs, key);
    },
    showPart(key, part) {
      set({ parts: { ...get().parts, [key]: part } });
      remember();
    },
    restoreTabs(project) {
      const stored = kept.project(project.path).read<StoredTabs>('tabs');
      set({ parts: stored?.parts ?? {} });
      const tabs = (stored?.tabs ?? []).filter((tab) => exists(project, tab));
      if (tabs.length === 0) {
        const first = firstTabs(project);
        change(first.tabs, first.activeTab);
        return;
      }
      const active = tabs.find((tab) => tabKey(tab) === stored?.activeTab) ?? tabs[0];
      change(tabs, active ? tabKey(active) : null);
    },
    dropTabsOf(before, project) {
      for (const tab of get().tabs) {
        if (exists(before, tab) && !exists(project, tab)) get().closeTab(tabKey(tab));
      }
    },
  };
}
