import { beforeEach, describe, expect, it, vi } from 'vitest';
import { listenIn, setUpDesktop, windowAt } from './desktop-setup';
import { FakeWindow, reset, seen } from './fake-electron';

vi.mock('electron', async () => (await import('./fake-electron')).electron);

beforeEach(() => {
  reset();
  FakeWindow.focused = null;
});

const settle = () => new Promise((resolve) => setTimeout(resolve));
const answer = async (button: number, question = 0): Promise<void> => {
  seen.asked[question]?.answer(button);
  await settle();
};
const crash = (reason: string) => windowAt(0).webContents.emit('render-process-gone', {}, { reason });

describe('a page that crashed', () => {
  it('is loaded again when that is wanted, with its project', async () => {
    const { desktop } = setUpDesktop({ memory: { open: [], places: {} } });
    const heard = listenIn(desktop, windowAt(0));
    crash('oom');
    expect(seen.asked[0]?.options.message).toBe('The page of this window has stopped.');
    expect(seen.asked[0]?.options.detail).toContain('out of memory');
    expect(windowAt(0).webContents.reloads).toBe(0);
    // What comes meanwhile waits for the next page.
    desktop.windows.openPath('/somewhere');
    expect(heard).toEqual([]);
    expect(desktop.windows.withPage(windowAt(0).webContents.id)?.host.firstProject).toBe('/somewhere');
    await answer(0);
    expect(windowAt(0).webContents.reloads).toBe(1);
  });

  it('takes its window along when that is wanted, and is no news when it ended well', async () => {
    setUpDesktop();
    crash('clean-exit');
    expect(seen.asked).toEqual([]);
    crash('crashed');
    await answer(1);
    expect(windowAt(0).destroyed).toBe(true);
  });
});

describe('a page that does not answer', () => {
  const hang = () => windowAt(0).webContents.emit('unresponsive');

  it('may be waited for, and is asked about again when it goes on', async () => {
    setUpDesktop();
    hang();
    hang();
    expect(seen.asked).toHaveLength(1);
    expect(seen.asked[0]?.options.buttons).toEqual(['Wait', 'Reload', 'Close the window']);
    await answer(0);
    expect(windowAt(0).webContents).toMatchObject({ reloads: 0, crashes: 0 });
    hang();
    expect(seen.asked).toHaveLength(2);
  });

  it('is ended and loaded again without a second question', async () => {
    setUpDesktop();
    hang();
    await answer(1);
    expect(windowAt(0).webContents).toMatchObject({ reloads: 1, crashes: 1 });
    expect(seen.asked).toHaveLength(1);
    crash('crashed');
    expect(seen.asked).toHaveLength(2);
  });

  it('that answers again takes the question away', async () => {
    setUpDesktop();
    hang();
    windowAt(0).webContents.emit('responsive');
    await settle();
    expect(windowAt(0).webContents).toMatchObject({ reloads: 0, crashes: 0 });
    hang();
    expect(seen.asked).toHaveLength(2);
  });

  it('closes with its window', async () => {
    setUpDesktop();
    hang();
    await answer(2);
    expect(windowAt(0).destroyed).toBe(true);
  });
});
