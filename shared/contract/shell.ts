import * as z from 'zod';
import { addTexts, type TextKey, t } from '../texts/texts';

/** What the thing that shows a page can do beyond showing it; the page has forms of its own for what it cannot. */
export interface Abilities {
  /** Native dialogs to open and save; without them the page asks for a path. */
  readonly dialogs: boolean;
  /** Windows that main opens and brings to the front; without them a new window is a new tab of the browser. */
  readonly windows: boolean;
  /** A native menu, which has the keys of its commands. */
  readonly menu: boolean;
  /** Showing a file in the system's file manager. */
  readonly reveal: boolean;
  /** Main sets the page's zoom; without it the page does so itself. */
  readonly zoom: boolean;
}

/** When a command can be done. */
export type CommandNeed = 'always' | 'project' | 'no-project' | 'tab' | 'model' | 'trusted-model';

export type MenuName = 'file' | 'model' | 'view' | 'go' | 'help';

/** `Mod` is Command on a Mac and Ctrl elsewhere; the last part is the key as `KeyboardEvent.key` has it. */
export interface ShellCommand {
  /** What it is called, in menus and the palette. */
  readonly words: { readonly title: string };
  readonly menu: MenuName;
  readonly needs: CommandNeed;
  readonly keys?: string;
  /** Where a browser keeps `keys` for itself; '' where it leaves none. */
  readonly browserKeys?: string;
  readonly ability?: keyof Abilities;
  /** Begins a new part of its menu. */
  readonly apart?: true;
}

/**
 * Every command that a menu knows, in the menus' order: native menu, main menu, palette and shortcuts all read this
 * list, and the catalogue takes their words from it. What a command does stands in the page's `command-runs.ts`; the native
 * menu only tells the page its id.
 */
export const shellCommands = {
  'project.new': {
    words: { title: 'New project…' },
    menu: 'file',
    needs: 'always',
    keys: 'Mod+N',
    browserKeys: '',
  },
  'project.open': { words: { title: 'Open project…' }, menu: 'file', needs: 'always', keys: 'Mod+O' },
  'window.new': {
    words: { title: 'New window' },
    menu: 'file',
    needs: 'always',
    keys: 'Mod+Shift+N',
    browserKeys: '',
  },
  'data.import': {
    words: { title: 'Import CSV file…' },
    menu: 'file',
    needs: 'always',
    keys: 'Mod+Shift+O',
    apart: true,
  },
  'project.saveCopy': {
    words: { title: 'Save a copy of the project…' },
    menu: 'file',
    needs: 'project',
    keys: 'Mod+Shift+S',
  },
  'project.reveal': {
    words: { title: 'Show the project’s folder' },
    menu: 'file',
    needs: 'project',
    ability: 'reveal',
  },
  'preferences.show': {
    words: { title: 'Preferences…' },
    menu: 'file',
    needs: 'always',
    keys: 'Mod+,',
    apart: true,
  },
  'tab.close': {
    words: { title: 'Close tab' },
    menu: 'file',
    needs: 'tab',
    keys: 'Mod+W',
    browserKeys: 'Alt+W',
    apart: true,
  },
  'project.close': { words: { title: 'Close project (start page)' }, menu: 'file', needs: 'project' },
  'page.start': { words: { title: 'Start page' }, menu: 'go', needs: 'no-project' },
  'model.fit': {
    words: { title: 'Fit this model' },
    menu: 'model',
    needs: 'trusted-model',
    keys: 'Mod+Enter',
  },
  'model.duplicate': { words: { title: 'Duplicate this model' }, menu: 'model', needs: 'model' },
  'commands.show': { words: { title: 'Commands…' }, menu: 'view', needs: 'always', keys: 'Mod+K' },
  'jobs.toggle': {
    words: { title: 'Show or hide jobs and log' },
    menu: 'view',
    needs: 'project',
    keys: 'Mod+J',
    apart: true,
  },
  'inspector.toggle': {
    words: { title: 'Show or hide the inspector' },
    menu: 'view',
    needs: 'project',
    keys: 'Mod+I',
  },
  'zoom.in': {
    words: { title: 'Zoom in' },
    menu: 'view',
    needs: 'always',
    keys: 'Mod+Plus',
    browserKeys: '',
    apart: true,
  },
  'zoom.out': { words: { title: 'Zoom out' }, menu: 'view', needs: 'always', keys: 'Mod+-', browserKeys: '' },
  'zoom.reset': {
    words: { title: 'Actual size' },
    menu: 'view',
    needs: 'always',
    keys: 'Mod+0',
    browserKeys: '',
  },
  'tab.next': { words: { title: 'Next tab' }, menu: 'go', needs: 'tab', keys: 'Alt+PageDown' },
  'tab.previous': { words: { title: 'Previous tab' }, menu: 'go', needs: 'tab', keys: 'Alt+PageUp' },
  'go.objects': { words: { title: 'Objects' }, menu: 'go', needs: 'project', apart: true },
  'go.sessions': { words: { title: 'Sessions' }, menu: 'go', needs: 'always' },
  'go.environments': { words: { title: 'Environments' }, menu: 'go', needs: 'always' },
  'environment.check': { words: { title: 'Check the environment' }, menu: 'help', needs: 'always' },
  'environment.setup': { words: { title: 'Install brms…' }, menu: 'help', needs: 'always' },
} as const satisfies Readonly<Record<string, ShellCommand>>;

export type ShellCommandId = keyof typeof shellCommands;

export const shellCommandIds = Object.keys(shellCommands) as readonly ShellCommandId[];
export const shellCommandId = z.enum(shellCommandIds as [ShellCommandId, ...ShellCommandId[]]);

for (const id of shellCommandIds) addTexts(`commands.${id}`, shellCommands[id].words);

/** What a command is called, in the language that is shown. */
export function commandLabel(id: ShellCommandId): string {
  // Such keys are not known to the compiler: adding a command must not touch the catalogue's files.
  return t(`commands.${id}.title` as TextKey);
}

export function shellCommand(id: ShellCommandId): ShellCommand {
  return shellCommands[id];
}

/** What is on the screen, as far as it decides which commands can be done. */
export interface Situation {
  readonly project: boolean;
  /** May what is in the project run R? */
  readonly trusted: boolean;
  /** The kind of the tab in front, or null where none is. */
  readonly tab: string | null;
}

/** The commands that can be done now. */
export function enabledCommands(situation: Situation, abilities: Abilities): readonly ShellCommandId[] {
  return shellCommandIds.filter((id) => {
    const { needs, ability } = shellCommand(id);
    return (ability === undefined || abilities[ability]) && isMet(needs, situation);
  });
}

function isMet(needs: CommandNeed, { project, trusted, tab }: Situation): boolean {
  switch (needs) {
    case 'always':
      return true;
    case 'project':
      return project;
    case 'no-project':
      return !project && tab !== null;
    case 'tab':
      return tab !== null;
    case 'model':
      return tab === 'model';
    case 'trusted-model':
      return tab === 'model' && trusted;
  }
}

/** A command's keys where it runs, or null where it has none. */
export function keysOf(id: ShellCommandId, abilities: Pick<Abilities, 'menu'>): string | null {
  const { keys, browserKeys } = shellCommand(id);
  const here = abilities.menu ? keys : (browserKeys ?? keys);
  return here === undefined || here === '' ? null : here;
}

const macSigns: Readonly<Record<string, string>> = { Mod: '⌘', Shift: '⇧', Alt: '⌥', Enter: '↵' };

/** Keys as the platform writes them: "Ctrl Shift O", "⇧⌘O". `platform` as Node.js has it. */
export function keysText(keys: string, platform: string): string {
  const parts = keys.split('+');
  if (platform !== 'darwin') {
    return parts.map((part) => (part === 'Mod' ? 'Ctrl' : part === 'Enter' ? '↵' : part)).join(' ');
  }
  const order = ['Alt', 'Shift', 'Mod'];
  const sorted = [...parts].sort((a, b) => rank(order, a) - rank(order, b));
  return sorted.map((part) => macSigns[part] ?? part).join('');
}

function rank(order: readonly string[], part: string): number {
  const at = order.indexOf(part);
  return at < 0 ? order.length : at;
}
