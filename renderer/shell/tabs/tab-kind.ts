import { type ComponentType, lazy } from 'react';
import type { TextKey } from '../../../shared/texts/texts';
import type { StudioState } from '../../store/state';
import type { IconName } from '../../ui/icons';

/** One tab that could be opened, as a line of the navigation and of the palette. */
export interface TabItem {
  readonly id: string;
  /** A number or a word at the line's side. */
  readonly aside?: string;
  /** What stands at the side is a word, which may be cut. */
  readonly yields?: boolean;
}

/** What the inspector says of a tab while nothing in it is chosen. */
export interface TabHelp {
  readonly title: TextKey;
  readonly text: readonly TextKey[];
  readonly facts?: readonly (readonly [string, TextKey])[];
}

interface BodyProps {
  readonly id: string;
}
export type TabBody = ComponentType<BodyProps>;

/** A section of the navigation of its own, for kinds of which a project has many. */
export interface TabSection {
  readonly title: TextKey;
  readonly none: TextKey;
  /** What makes a new one. */
  readonly Action?: ComponentType;
}

/**
 * All that the window knows of one kind of tab: strip, navigation, palette and inspector ask it. Words that it alone has
 * stand in its own file (`kindKeys`).
 */
export interface TabKind {
  readonly icon: IconName;
  readonly title: (state: StudioState, id: string) => string;
  /** What the palette calls a thing of this kind. */
  readonly palette: TextKey;
  readonly section: TabSection | 'r';
  /** What can be opened, in its order. Plain data. */
  readonly items: (state: StudioState) => readonly TabItem[];
  readonly help: (state: StudioState, id: string) => TabHelp;
  /** Why somebody should look at the tab now, in a few words; null where there is no reason. */
  readonly attention?: (state: StudioState) => string | null;
  readonly Body: TabBody;
  /** Fetches the body's code before it is wanted. */
  readonly load: () => Promise<unknown>;
}

/** Editors and plots are in files of their own, which the start page does not wait for. */
export function lazyBody(load: () => Promise<TabBody>): Pick<TabKind, 'Body' | 'load'> {
  return { load, Body: lazy(() => load().then((body) => ({ default: body }))) };
}
