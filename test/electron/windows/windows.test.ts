import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { listenIn, makeProject, setUpDesktop, showIn, windowAt } from './desktop-setup';
import { app, FakeWindow, reset, seen } from './fake-electron';

vi.mock('electron', async () => (await import('./fake-electron')).electron);

let home: string;
beforeEach(() => {
  vi.useFakeTimers();
  home = mkdtempSync(join(tmpdir(), 'windows-'));
  reset();
  FakeWindow.focused = null;
});
afterEach(() => {
  vi.useRealTimers();
  rmSync(home, { recursive: true });
});

describe('the first windows', () => {
  it('are locked down, show nothing before the page does, and load it by its own protocol', () => {
    setUpDesktop();
    const window = windowAt(0);
    expect(window.loaded).toBe('app://studio/');
    expect(window.visible).toBe(false);
    window.emit('ready-to-show');
    expect(window.visible).toBe(true);
    expect(window.options.webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
    });
  });

  it('are those that were open at the end, where and how they stood; what is gone stays away', () => {
    const [a, b] = [makeProject(home, 'a'), makeProject(home, 'b')];
    const place = { x: 40, y: 50, width: 1200, height: 800, maximized: true };
    const open = [a, join(home, 'gone'), b];
    const { desktop } = setUpDesktop({ memory: { open, places: { [a]: place } } });
    expect(desktop.windows.all.map((window) => window.project())).toEqual([a, b]);
    expect(windowAt(0).bounds).toEqual({ x: 40, y: 50, width: 1200, height: 800 });
    windowAt(0).emit('ready-to-show');
    expect(windowAt(0).maximized).toBe(true);
    expect(desktop.windows.withPage(windowAt(1).webContents.id)?.host.firstProject).toBe(b);
  });

  it('is the last project of an earlier version’s settings, or the start page', () => {
    const a = makeProject(home, 'a');
    expect(setUpDesktop({ lastProject: a }).desktop.windows.current?.project()).toBe(a);
    expect(setUpDesktop().desktop.windows.all.map((window) => window.project())).toEqual([null]);
  });
});

describe('a project that is opened from outside', () => {
  it('goes to the window that shows the start page, by its folder or its file', () => {
    const a = makeProject(home, 'a');
    const { desktop } = setUpDesktop();
    const heard = listenIn(desktop, windowAt(0));
    app.emit('second-instance', {}, ['brms-studio', '--flag', join(a, 'project.brmsproj')], home);
    expect(heard).toEqual([{ kind: 'open', path: a }]);
    expect(seen.windows).toHaveLength(1);
    expect(windowAt(0).isFocused()).toBe(true);
  });

  it('gets a window of its own beside others, and the one that it has comes to the front', () => {
    const [a, b] = [makeProject(home, 'a'), makeProject(home, 'b')];
    const { desktop } = setUpDesktop({ memory: { open: [a], places: {} } });
    showIn(desktop, windowAt(0), a);
    const opened = { preventDefault: vi.fn() };
    app.emit('open-file', opened, join(b, 'project.brmsproj'));
    expect(opened.preventDefault).toHaveBeenCalled();
    expect(desktop.windows.all.map((window) => window.project())).toEqual([a, b]);
    windowAt(0).minimized = true;
    app.emit('second-instance', {}, ['brms-studio', 'a'], home);
    expect(seen.windows).toHaveLength(2);
    expect([windowAt(0).minimized, windowAt(0).isFocused()]).toEqual([false, true]);
  });

  it('is remembered until the page is there to hear of it', () => {
    const a = makeProject(home, 'a');
    const { desktop } = setUpDesktop({ argv: ['--no-sandbox', a] });
    expect(desktop.windows.withPage(windowAt(0).webContents.id)?.host.firstProject).toBe(a);
    expect(seen.windows).toHaveLength(1);
  });

  it('is told of by the page where it is none; addresses are no paths, since deep links are off', () => {
    const { desktop } = setUpDesktop({ early: [join(home, 'empty')] });
    expect(desktop.windows.current?.project()).toBe(join(home, 'empty'));
    showIn(desktop, windowAt(0), null);
    const heard = listenIn(desktop, windowAt(0));
    app.emit('second-instance', {}, ['brms-studio', 'brms-studio://open?path=/etc', 'https://a.b/c'], home);
    expect(heard).toEqual([]);
    app.emit('second-instance', {}, ['brms-studio', 'none'], home);
    expect(heard).toEqual([{ kind: 'open', path: join(home, 'none') }]);
  });

  it('may come as the address of a file, of this machine alone', () => {
    const a = makeProject(home, 'a b');
    const { desktop } = setUpDesktop({ argv: ['--no-sandbox', pathToFileURL(a).href] });
    expect(desktop.windows.all.map((window) => window.project())).toEqual([a]);
    app.emit('second-instance', {}, ['brms-studio', 'file://server/etc', 'file:///a%00b'], home);
    expect(seen.windows).toHaveLength(1);
  });

  it('may be dropped on a page, while data that is dropped is the page’s own business', () => {
    const a = makeProject(home, 'a');
    const csv = join(home, 'counts.csv');
    writeFileSync(csv, 'a\n1\n');
    const { desktop } = setUpDesktop();
    const heard = listenIn(desktop, windowAt(0));
    desktop.dropped(windowAt(0).webContents.id, [csv, a]);
    expect(heard).toEqual([{ kind: 'open', path: a }]);
  });

  it('is not opened twice from within: the other window comes to the front', () => {
    const a = makeProject(home, 'a');
    const { desktop } = setUpDesktop({ memory: { open: [a, ''], places: {} } });
    const host = (index: number) => desktop.windows.withPage(windowAt(index).webContents.id)?.host;
    expect(host(0)?.focusOther(a)).toBe(false);
    expect(host(1)?.focusOther(a)).toBe(true);
    expect(windowAt(0).isFocused()).toBe(true);
  });
});

describe('what is remembered', () => {
  it('is the place of each project, when a hand has let go, and which were open', async () => {
    const a = makeProject(home, 'a');
    const { desktop, memory } = setUpDesktop();
    showIn(desktop, windowAt(0), a);
    windowAt(0).bounds = { x: 7, y: 8, width: 1100, height: 750 };
    for (let i = 0; i < 5; i++) windowAt(0).emit('move');
    expect(memory().places[a]).toBeUndefined();
    await vi.advanceTimersByTimeAsync(600);
    expect(memory()).toEqual({
      open: [a],
      places: { [a]: { x: 7, y: 8, width: 1100, height: 750, maximized: false } },
    });
    expect(windowAt(0).represented).toBe(a);
    expect(seen.recentDocuments).toEqual([join(a, 'project.brmsproj')]);
  });

  it('is the last window even after it is closed, and all of them when the app is quit', async () => {
    const [a, b] = [makeProject(home, 'a'), makeProject(home, 'b')];
    const { memory } = setUpDesktop({ memory: { open: [a, b], places: {} } });
    app.quit();
    windowAt(0).close();
    windowAt(1).close();
    await vi.advanceTimersByTimeAsync(0);
    expect(memory().open).toEqual([a, b]);

    reset();
    const later = setUpDesktop({ memory: { open: [a, b], places: {} } });
    windowAt(0).close();
    windowAt(1).close();
    await vi.advanceTimersByTimeAsync(0);
    expect(later.memory().open).toEqual([b]);
    expect(later.memory().places[b]).toBeDefined();
  });
});
