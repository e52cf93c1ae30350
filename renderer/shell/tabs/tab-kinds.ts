import type { StudioState } from '../../store/state';
import type { Tab, TabKindId } from '../../store/state/workspace';
import { dataKind } from './data';
import { environmentKind } from './environment';
import { fitKind } from './fit';
import { modelKind } from './model';
import { objectsKind } from './objects';
import { sessionsKind } from './sessions';
import type { TabItem, TabKind } from './tab-kind';

/** Every kind of tab, in the order of navigation and palette: results to the front, then R. */
export const tabKinds: Readonly<Record<TabKindId, TabKind>> = {
  data: dataKind,
  model: modelKind,
  fit: fitKind,
  objects: objectsKind,
  sessions: sessionsKind,
  environment: environmentKind,
};

export const tabKindIds = Object.keys(tabKinds) as readonly TabKindId[];

/** What a tab is called on the screen now. */
export function tabTitle(state: StudioState, { kind, id }: Tab): string {
  return tabKinds[kind].title(state, id);
}

/** Fetches the code of all tabs before one is opened. */
export async function loadTabs(): Promise<void> {
  await Promise.all(Object.values(tabKinds).map(({ load }) => load()));
}

/** What can be opened of a kind, as navigation and palette write it. Plain data. */
export interface TabLine extends Omit<TabItem, 'id'> {
  readonly tab: Tab;
  readonly title: string;
}

export function tabLines(state: StudioState, kind: TabKindId): readonly TabLine[] {
  return tabKinds[kind].items(state).map(({ id, ...rest }) => {
    const tab: Tab = { kind, id };
    return { ...rest, tab, title: tabTitle(state, tab) };
  });
}
