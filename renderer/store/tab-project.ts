import type { Keeper } from './kept';

/** The address that a new tab of a browser is opened with when it is to show the start page. */
export const startHash = '#start';

/** What this tab of the browser shows, so that loading it again shows it again; `path` null is the start page. */
export interface TabProject {
  readonly path: string | null;
}

/** Null in a tab that has shown nothing yet. */
export function readTabProject(tab: Keeper): TabProject | null {
  return tab.read<TabProject>('shows');
}

export function writeTabProject(tab: Keeper, path: string | null): void {
  tab.write('shows', { path } satisfies TabProject);
}

/** A tab that was opened for the start page remembers so, and its address becomes the usual one. */
export function takeStartHash(tab: Keeper): void {
  if (window.location.hash !== startHash) return;
  writeTabProject(tab, null);
  window.history.replaceState(null, '', window.location.pathname);
}
