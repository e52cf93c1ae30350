import type { MenuItemConstructorOptions } from 'electron';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type MenuOptions, menuTemplate } from '../../../electron/windows/menu';
import { commandLabel, shellCommandIds } from '../../../shared/contract/shell';
import { listenIn, setUpDesktop, windowAt } from './desktop-setup';
import { FakeWindow, reset, seen } from './fake-electron';

vi.mock('electron', async () => (await import('./fake-electron')).electron);

beforeEach(() => {
  reset();
  FakeWindow.focused = null;
});

function flat(items: readonly MenuItemConstructorOptions[]): readonly MenuItemConstructorOptions[] {
  return items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? flat(item.submenu) : [])]);
}
const options: MenuOptions = {
  platform: 'linux',
  recent: [],
  enabled: ['project.new'],
  developer: false,
  onCommand: () => undefined,
  onOpen: () => undefined,
};
const items = (given: Partial<MenuOptions> = {}) => flat(menuTemplate({ ...options, ...given }));
const roles = (given: Partial<MenuOptions> = {}) => items(given).map(({ role }) => role);

describe('the native menu', () => {
  it('has every command of the one list once, with its words and keys, on each platform', () => {
    for (const platform of ['linux', 'win32', 'darwin'] as const) {
      const commands = items({ platform }).filter(({ id }) => id !== undefined);
      expect(commands.map(({ id }) => id).sort()).toEqual([...shellCommandIds].sort());
      for (const { id, label } of commands) {
        expect(label).toBe(shellCommandIds.flatMap((known) => (known === id ? commandLabel(known) : []))[0]);
      }
    }
    const fit = items().find(({ id }) => id === 'model.fit');
    expect([fit?.accelerator, fit?.enabled]).toEqual(['CommandOrControl+Enter', false]);
    const keys = items().flatMap(({ accelerator }) => (accelerator ? [accelerator] : []));
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('is the platform’s own: quit, preferences and about stand where they belong', () => {
    expect(roles()).toEqual(expect.arrayContaining(['quit', 'about', 'editMenu', 'windowMenu']));
    const mac = menuTemplate({ ...options, platform: 'darwin' });
    expect(mac[0]?.role).toBe('appMenu');
    expect(flat(mac.slice(0, 1)).map(({ id, role }) => id ?? role)).toEqual(
      expect.arrayContaining(['preferences.show', 'services', 'quit']),
    );
    expect(flat(mac.slice(1)).map(({ role }) => role)).not.toContain('quit');
  });

  it('has the developer’s tools only in a development', () => {
    expect(roles()).not.toContain('toggleDevTools');
    expect(roles({ developer: true })).toContain('toggleDevTools');
  });

  it('opens recent projects that are still there', () => {
    const opened: string[] = [];
    const entry = (name: string, exists: boolean) => ({ path: `/p/${name}`, name, openedAt: '', exists });
    const recent = [entry('A & B', true), entry('gone', false)];
    const all = items({ recent, onOpen: (path) => opened.push(path) });
    const own = all.filter(({ sublabel }) => sublabel !== undefined);
    expect(own.map(({ label }) => label)).toEqual(['A && B']);
    const click = own[0]?.click as (() => void) | undefined;
    click?.();
    expect(opened).toEqual(['/p/A & B']);
  });
});

describe('a command of the menu', () => {
  const click = (id: string) => {
    const item = flat(seen.menu).find((candidate) => candidate.id === id);
    (item?.click as (() => void) | undefined)?.();
  };

  it('goes to the window in front, and can be done when that window says so', () => {
    const { desktop } = setUpDesktop({ memory: { open: [], places: {} } });
    desktop.windows.show(null);
    const [one, two] = [listenIn(desktop, windowAt(0)), listenIn(desktop, windowAt(1))];
    const host = (index: number) => desktop.windows.withPage(windowAt(index).webContents.id)?.host;
    windowAt(1).focus();
    host(0)?.setEnabled(['project.new', 'project.close']);
    host(1)?.setEnabled(['project.new']);
    expect(seen.items.get('project.close')?.enabled).toBe(false);
    click('project.new');
    expect([one, two]).toEqual([[], [{ kind: 'command', id: 'project.new' }]]);
    windowAt(0).focus();
    expect(seen.items.get('project.close')?.enabled).toBe(true);
    click('project.close');
    expect(one).toEqual([{ kind: 'command', id: 'project.close' }]);
  });

  it('without a window, as on a Mac, begins with one', () => {
    const { desktop } = setUpDesktop({ platform: 'darwin' });
    windowAt(0).close();
    expect(seen.items.get('project.open')?.enabled).toBe(true);
    expect(seen.items.get('jobs.toggle')?.enabled).toBe(false);
    click('project.open');
    expect(desktop.windows.all).toHaveLength(1);
  });

  it('follows the list of recent projects', () => {
    const { events, recent } = setUpDesktop();
    expect(flat(seen.menu).some(({ sublabel }) => sublabel === '/p/a')).toBe(false);
    recent.now = [{ path: '/p/a', name: 'a', openedAt: '', exists: true }];
    events.emit('recent', recent.now);
    expect(flat(seen.menu).some(({ sublabel }) => sublabel === '/p/a')).toBe(true);
  });
});
