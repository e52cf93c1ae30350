import * as z from 'zod';
import { t } from '../texts/texts';

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
 * list. What a command does stands in the page's `command-runs.ts`; the native menu only tells the page its id.
 */
export const shellCommands = {
  'project.new': { menu: 'file', needs: 'always', keys: 'Mod+N', browserKeys: '' },
  'project.open': { menu: 'file', needs: 'always', keys: 'Mod+O' },
  'window.new': {
    menu: 'file',
    needs: 'always',
    keys: 'Mod+Shift+N',
    browserKeys: '',
  },
  'data.import': {
    menu: 'file',
    needs: 'always',
    keys: 'Mod+Shift+O',
    apart: true,
  },
  'project.saveCopy': {
    menu: 'file',
    needs: 'project',
    keys: 'Mod+Shift+S',
  },
  'project.reveal': {
    menu: 'file',
    needs: 'project',
    ability: 'reveal',
  },
  'preferences.show': {
    menu: 'file',
    needs: 'always',
    keys: 'Mod+,',
    apart: true,
  },
  'tab.close': {
    menu: 'file',
    needs: 'tab',
    keys: 'Mod+W',
    browserKeys: 'Alt+W',
    apart: true,
  },
  'project.close': { menu: 'file', needs: 'project' },
  'page.start': { menu: 'go', needs: 'no-project' },
  'model.fit': { menu: 'model', needs: 'trusted-model', keys: 'Mod+Enter' },
  'model.duplicate': { menu: 'model', needs: 'model' },
  'commands.show': { menu: 'view', needs: 'always', keys: 'Mod+K' },
  'jobs.toggle': {
    menu: 'view',
    needs: 'project',
    keys: 'Mod+J',
    apart: true,
  },
  'inspector.toggle': {
    menu: 'view',
    needs: 'project',
    keys: 'Mod+I',
  },
  'zoom.in': {
    menu: 'view',
    needs: 'always',
    keys: 'Mod+Plus',
    browserKeys: '',
    apart: true,
  },
  'zoom.out': { menu: 'view', needs: 'always', keys: 'Mod+-', browserKeys: '' },
  'zoom.reset': { menu: 'view', needs: 'always', keys: 'Mod+0', browserKeys: '' },
  'tab.next': { menu: 'go', needs: 'tab', keys: 'Alt+PageDown' },
  'tab.previous': { menu: 'go', needs: 'tab', keys: 'Alt+PageUp' },
  'go.objects': { menu: 'go', needs: 'project', apart: true },
  'go.sessions': { menu: 'go', needs: 'always' },
  'go.environments': { menu: 'go', needs: 'always' },
  'environment.check': { menu: 'help', needs: 'always' },
  'environment.setup': { menu: 'help', needs: 'always' },
} as const satisfies Readonly<Record<string, ShellCommand>>;

export type ShellCommandId = keyof typeof shellCommands;

export const shellCommandIds = Object.keys(shellCommands) as readonly ShellCommandId[];
export const shellCommandId = z.enum(shellCommandIds as [ShellCommandId, ...ShellCommandId[]]);

/** What a command is called, in menus and the palette. */
export function commandLabel(id: ShellCommandId): string {
  return t(`commands.${id}`);
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
