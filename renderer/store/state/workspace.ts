import type { ProjectState } from '../../../shared/model/project';

/** What a project has several of. */
export type ThingKind = 'data' | 'model' | 'fit';
/** Screens, of which there is one each; their tab's id is their kind. A new one has a line here and in `shell/tabs`. */
export const screenKinds = ['objects', 'sessions', 'environment'] as const;
export type ScreenKind = (typeof screenKinds)[number];
/** Each has a file in `shell/tabs`. */
export type TabKindId = ThingKind | ScreenKind;

/** One open tab of the workspace. */
export interface Tab {
  readonly kind: TabKindId;
  readonly id: string;
}

export interface WorkspaceSlice {
  readonly tabs: readonly Tab[];
  readonly activeTab: string | null;
  /** The part that a tab shows, by the tab's key; absent where it shows its first. */
  readonly parts: Readonly<Record<string, string>>;
  readonly openTab: (tab: Tab) => void;
  readonly closeTab: (key: string) => void;
  readonly closeTabs: () => void;
  readonly activateTab: (key: string) => void;
  readonly showPart: (key: string, part: string) => void;
  /** Replaces the tabs by those that were open when `project` was last on this screen, or by a sensible first view. */
  readonly restoreTabs: (project: ProjectState) => void;
  /** Closes the tabs of things that `project` had before and has no more. */
  readonly dropTabsOf: (before: ProjectState, project: ProjectState) => void;
}
