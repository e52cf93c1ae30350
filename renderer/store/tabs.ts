import type { ProjectState } from '../../shared/model/project';
import { type ScreenKind, screenKinds, type Tab, type ThingKind } from './state/workspace';

/** Names a tab among the open ones. */
export function tabKey(tab: Tab): string {
  return `${tab.kind}:${tab.id}`;
}

/** The tab of a screen, of which there is one. */
export function screenTab(kind: ScreenKind): Tab {
  return { kind, id: kind };
}

export const environmentTab = screenTab('environment');

const things: Readonly<Record<ThingKind, (project: ProjectState) => readonly { readonly id: string }[]>> = {
  data: ({ datasets }) => datasets,
  model: ({ models }) => models,
  fit: ({ fits, failedFits }) => [...fits, ...failedFits],
};
const screens: readonly string[] = screenKinds;

/** Has the project what the tab shows? What an earlier or a later version left may be of an unknown kind: it is not there. */
export function exists(project: ProjectState, { kind, id }: Tab): boolean {
  if (screens.includes(kind)) return true;
  const list = things[kind as ThingKind] as (typeof things)[ThingKind] | undefined;
  return list?.(project).some((thing) => thing.id === id) ?? false;
}

/** The tab in front. */
export function frontTab(state: {
  readonly tabs: readonly Tab[];
  readonly activeTab: string | null;
}): Tab | null {
  return state.tabs.find((tab) => tabKey(tab) === state.activeTab) ?? null;
}
