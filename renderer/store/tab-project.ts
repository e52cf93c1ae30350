import { readStored, writeStored } from './stored';

/** The address that a new tab of a browser is opened with when it is to show the start page. */
export const startHash = '#start';

type TabStorage = Pick<Storage, 'getItem' | 'setItem'>;

/** What this tab of the browser shows, so that loading it again shows it again; `path` null is the start page. */
export interface TabProject {
  readonly path: string | null;
}

/** Null in a tab that has shown nothing yet. */
export function readTabProject(storage: TabStorage): TabProject | null {
  return readStored<TabProject>(storage, 'shows');
}

export function writeTabProject(storage: TabStorage, path: string | null): void {
  writeStored(storage, 'shows', { path } satisfies TabProject);
}

/** A tab that was opened for the start page remembers so, and its address becomes the usual one. */
export function takeStartHash(): void {
  if (window.location.hash !== startHash) return;
  writeTabProject(window.sessionStorage, null);
  window.history.replaceState(null, '', window.location.pathname);
}
