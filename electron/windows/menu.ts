import { Menu, type MenuItemConstructorOptions } from 'electron';
import {
  commandLabel,
  keysOf,
  type MenuName,
  type ShellCommandId,
  shellCommand,
  shellCommandIds,
} from '../../shared/contract/shell';
import type { RecentProject } from '../../shared/model/project';

export interface MenuOptions {
  readonly platform: NodeJS.Platform;
  /** Newest first. */
  readonly recent: readonly RecentProject[];
  readonly enabled: readonly ShellCommandId[];
  readonly developer: boolean;
  readonly onCommand: (id: ShellCommandId) => void;
  readonly onOpen: (path: string) => void;
}

const mostRecent = 10;
const preferences: ShellCommandId = 'preferences.show';

/** The platform's usual menu, with the commands of the app. */
export function menuTemplate(options: MenuOptions): MenuItemConstructorOptions[] {
  const isMac = options.platform === 'darwin';
  const about: MenuItemConstructorOptions[] = isMac ? [] : [{ type: 'separator' }, { role: 'about' }];
  const tools: MenuItemConstructorOptions[] = options.developer
    ? [{ type: 'separator' }, { role: 'reload' }, { role: 'toggleDevTools' }]
    : [];
  return [
    ...(isMac ? [macMenu(options)] : []),
    {
      label: '&File',
      submenu: [
        ...withRecent(commandItems('file', options), options),
        { type: 'separator' },
        { role: isMac ? 'close' : 'quit' },
      ],
    },
    { role: 'editMenu' },
    { label: '&Model', submenu: commandItems('model', options) },
    {
      label: '&View',
      submenu: [
        ...commandItems('view', options),
        { type: 'separator' },
        { role: 'togglefullscreen' },
        ...tools,
      ],
    },
    { label: '&Go', submenu: commandItems('go', options) },
    { role: 'windowMenu' },
    { role: 'help', label: '&Help', submenu: [...commandItems('help', options), ...about] },
  ];
}

/** Makes this the app's menu. */
export function setMenu(options: MenuOptions): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(options)));
}

/** Disables the commands that the window in front cannot do. */
export function enableCommands(enabled: readonly ShellCommandId[]): void {
  const menu = Menu.getApplicationMenu();
  for (const id of shellCommandIds) {
    const item = menu?.getMenuItemById(id);
    if (item) item.enabled = enabled.includes(id);
  }
}

function commandItems(menu: MenuName, options: MenuOptions): MenuItemConstructorOptions[] {
  return shellCommandIds
    .filter((id) => shellCommand(id).menu === menu && !(options.platform === 'darwin' && id === preferences))
    .flatMap((id): MenuItemConstructorOptions[] => {
      const item = commandItem(id, options);
      return shellCommand(id).apart ? [{ type: 'separator' }, item] : [item];
    });
}

function commandItem(id: ShellCommandId, options: MenuOptions): MenuItemConstructorOptions {
  const keys = keysOf(id, { menu: true });
  return {
    id,
    label: commandLabel(id),
    enabled: options.enabled.includes(id),
    click: () => options.onCommand(id),
    ...(keys !== null && { accelerator: keys.replace('Mod', 'CommandOrControl') }),
  };
}

/** On a Mac the preferences are in the app's own menu. */
function macMenu(options: MenuOptions): MenuItemConstructorOptions {
  const roles = ['services', 'hide', 'hideOthers', 'unhide', 'quit'] as const;
  return {
    role: 'appMenu',
    submenu: [
      { role: 'about' },
      { type: 'separator' },
      commandItem(preferences, options),
      { type: 'separator' },
      ...roles.map((role) => ({ role })),
    ],
  };
}

/** "Open recent" comes after "Open project…". */
function withRecent(items: MenuItemConstructorOptions[], { recent, onOpen }: MenuOptions) {
  const there = recent.filter(({ exists }) => exists).slice(0, mostRecent);
  const open: ShellCommandId = 'project.open';
  const submenu = there.map(
    ({ path, name }): MenuItemConstructorOptions => ({
      // A single ampersand would mark a keyboard shortcut.
      label: name.replaceAll('&', '&&'),
      sublabel: path,
      toolTip: path,
      click: () => onOpen(path),
    }),
  );
  const item: MenuItemConstructorOptions = { label: 'Open recent', submenu, enabled: there.length > 0 };
  return items.flatMap((known) => (known.id === open ? [known, item] : [known]));
}
