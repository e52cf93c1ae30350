import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { analysisWork, environmentWork, fitWork } from '../../renderer/fake/fixtures';
import { setUpDesktop, windowAt } from './desktop-setup';
import { app, FakeWindow, reset, seen } from './fake-electron';

vi.mock('electron', async () => (await import('./fake-electron')).electron);

beforeEach(() => {
  vi.useFakeTimers();
  reset();
  FakeWindow.focused = null;
});
afterEach(() => void vi.useRealTimers());

const [stop, wait, cancel] = [0, 1, 2];
const settle = () => vi.advanceTimersByTimeAsync(0);
const queued = {
  ...fitWork,
  id: 'j2',
  title: 'Fit of Model 2',
  state: 'queued',
} as const;

describe('ending the app while work runs', () => {
  it('asks first, and names them', async () => {
    setUpDesktop().tellFit([fitWork, queued, analysisWork, environmentWork]);
    app.quit();
    expect(seen.quits).toBe(0);
    expect(seen.asked).toHaveLength(1);
    const options = seen.asked[0]?.options;
    expect(options?.message).toBe('4 jobs are not finished.');
    expect(options?.detail).toContain(
      [
        'Fit of Model 1: its draws are lost.',
        'Fit of Model 2 (waits for its turn): its draws are lost.',
        'LOO of Model 1: its answer is lost.',
        'Installing lme4 1.1-31: nothing is installed.',
      ].join('\n'),
    );
    expect(options?.buttons).toEqual(['Stop and quit', 'Quit when done', 'Cancel']);
    // Once is enough, however often it is asked for.
    app.quit();
    expect(seen.asked).toHaveLength(1);
    seen.asked[0]?.answer(cancel);
    await settle();
    expect(seen.quits).toBe(0);
    expect(windowAt(0).destroyed).toBe(false);
  });

  it('asks about work that is no fit, and waits for that too', async () => {
    const { tellFit } = setUpDesktop();
    tellFit([environmentWork]);
    app.quit();
    expect(seen.asked[0]?.options.message).toBe('A job is not finished.');
    seen.asked[0]?.answer(wait);
    await settle();
    expect(seen.quits).toBe(0);
    tellFit([]);
    expect(seen.quits).toBe(1);
  });

  it('stops them where that is the answer', async () => {
    setUpDesktop().tellFit([fitWork]);
    app.quit();
    seen.asked[0]?.answer(stop);
    await settle();
    expect(seen.quits).toBe(1);
  });

  it('waits for them out of sight where that is the answer, unless the person comes back', async () => {
    const { tellFit } = setUpDesktop();
    tellFit([fitWork]);
    windowAt(0).show();
    app.quit();
    seen.asked[0]?.answer(wait);
    await settle();
    expect([seen.quits, windowAt(0).visible]).toEqual([0, false]);
    app.emit('second-instance', {}, ['brms-studio'], '/');
    expect(windowAt(0).visible).toBe(true);
    tellFit([], { state: 'done' });
    expect(seen.quits).toBe(0);

    // Whoever follows a fit's notification is back too.
    tellFit([fitWork]);
    app.quit();
    seen.asked[1]?.answer(wait);
    await settle();
    tellFit([queued], { state: 'done', queuedAt: 0, finishedAt: 100_000 });
    seen.notifications[0]?.emit('click');
    tellFit([], { id: 'j2', state: 'done' });
    expect(seen.quits).toBe(0);

    tellFit([fitWork]);
    app.quit();
    seen.asked[2]?.answer(wait);
    await settle();
    tellFit([fitWork, queued]);
    expect(seen.quits).toBe(0);
    tellFit([], { state: 'failed' });
    expect(seen.quits).toBe(1);
  });

  it('asks when the last window is closed, and leaves it open meanwhile; not on a Mac', async () => {
    const { tellFit, desktop } = setUpDesktop({ memory: { open: [], places: {} } });
    tellFit([fitWork]);
    desktop.windows.show(null);
    windowAt(1).close();
    expect([windowAt(1).destroyed, seen.asked.length]).toEqual([true, 0]);
    windowAt(0).close();
    expect([windowAt(0).destroyed, seen.asked.length]).toEqual([false, 1]);

    reset();
    setUpDesktop({ platform: 'darwin' }).tellFit([fitWork]);
    windowAt(0).close();
    expect([windowAt(0).destroyed, seen.asked.length]).toEqual([true, 0]);
  });

  it('ends at once when nothing runs, or when the system says so', () => {
    setUpDesktop();
    app.quit();
    expect(seen.quits).toBe(1);
    reset();
    const { desktop, tellFit } = setUpDesktop();
    tellFit([fitWork]);
    desktop.end();
    expect([seen.quits, seen.asked.length]).toEqual([1, 0]);
  });
});

it('ends with its last window, but on a Mac goes on without one', () => {
  setUpDesktop();
  app.emit('window-all-closed');
  expect(seen.quits).toBe(1);
  reset();
  const { desktop } = setUpDesktop({ platform: 'darwin' });
  windowAt(0).close();
  app.emit('window-all-closed');
  expect(seen.quits).toBe(0);
  app.emit('activate', {}, false);
  expect(desktop.windows.all).toHaveLength(1);
});
