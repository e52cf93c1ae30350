import { beforeEach, describe, expect, it, vi } from 'vitest';
import { setUpDesktop, windowAt } from './desktop-setup';
import { FakeWindow, reset, seen } from './fake-electron';

vi.mock('electron', async () => (await import('./fake-electron')).electron);

beforeEach(() => {
  reset();
  FakeWindow.focused = null;
});

function hostOn(platform: NodeJS.Platform) {
  const { desktop } = setUpDesktop({ platform });
  const host = desktop.windows.current?.host;
  if (!host) throw new Error('The window has no host.');
  return host;
}

describe('native dialogs', () => {
  it('choose a project by its file, and on a Mac by its folder too', async () => {
    seen.chosen = ['/p/a/project.brmsproj'];
    expect(await hostOn('linux').chooseProject()).toBe('/p/a/project.brmsproj');
    expect(seen.opening[0]).toMatchObject({
      defaultPath: '/home/a/Brms Studio',
      properties: ['openFile'],
      filters: [{ extensions: ['brmsproj'] }, { extensions: ['json'] }],
    });
    await hostOn('darwin').chooseProject();
    expect(seen.opening[1]?.properties).toEqual(['openFile', 'openDirectory']);
  });

  it('give nothing when they are closed', async () => {
    const host = hostOn('linux');
    expect(await host.chooseProject()).toBeNull();
    expect(await host.chooseDataFiles()).toEqual([]);
    expect(await host.chooseCopyPath('A copy')).toBeNull();
    expect(await host.chooseFolder({ title: 'Cache', start: '/c' })).toBeNull();
  });

  it('choose data files, where a copy goes, and folders', async () => {
    const host = hostOn('linux');
    seen.chosen = ['/d/a.csv', '/d/b.csv'];
    expect(await host.chooseDataFiles()).toEqual(['/d/a.csv', '/d/b.csv']);
    expect(seen.opening[0]?.properties).toEqual(['openFile', 'multiSelections']);
    expect(await host.chooseCopyPath('A copy')).toBe('/d/a.csv');
    expect(seen.saving[0]?.defaultPath).toBe('/home/a/Brms Studio/A copy');
    expect(await host.chooseFolder({ title: 'Cache', start: '/c' })).toBe('/d/a.csv');
    expect(seen.opening[1]).toMatchObject({ title: 'Cache', defaultPath: '/c' });
  });
});

it('a window zooms its page and shows files in the file manager', () => {
  const host = hostOn('linux');
  host.setZoom(1.5);
  host.revealFile('/p/a');
  expect([windowAt(0).webContents.zoom, seen.shownItems]).toEqual([1.5, ['/p/a']]);
});
