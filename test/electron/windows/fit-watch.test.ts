import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { isWorthANotification, shareDone } from '../../../electron/windows/fit-watch';
import type { ChainProgress } from '../../../shared/contract/work';
import { fitWork } from '../../renderer/fake/fixtures';
import { makeProject, setUpDesktop, windowAt } from './desktop-setup';
import { FakeWindow, reset, seen } from './fake-electron';

vi.mock('electron', async () => (await import('./fake-electron')).electron);

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'fit-watch-'));
  reset();
  FakeWindow.focused = null;
});
afterEach(() => rmSync(home, { recursive: true }));

const chain = (iteration: number, total = 2000): ChainProgress => ({
  chain: 1,
  phase: 'warmup',
  iteration,
  total,
});
const of = (...chains: readonly ChainProgress[]) => ({ progress: { chains } });
const minutes = (count: number) => ({ queuedAt: 0, finishedAt: count * 60_000 });

it('the share is of iterations, over all chains of all fits', () => {
  expect(shareDone([of(chain(500), chain(1500)), of(chain(0, 4000))])).toBe(0.25);
  expect(shareDone([of()])).toBe(0);
});

it('a fit is told of when it ended by itself and took long, unless nobody wants to know', () => {
  const wish = { notify: true, notifyAfterSeconds: 60 };
  expect(isWorthANotification({ state: 'done', ...minutes(1) }, wish)).toBe(true);
  expect(isWorthANotification({ state: 'failed', ...minutes(2) }, wish)).toBe(true);
  expect(isWorthANotification({ state: 'done', ...minutes(0.9) }, wish)).toBe(false);
  expect(isWorthANotification({ state: 'cancelled', ...minutes(9) }, wish)).toBe(false);
  expect(isWorthANotification({ state: 'running', queuedAt: 0, finishedAt: null }, wish)).toBe(false);
  expect(isWorthANotification({ state: 'done', ...minutes(9) }, { ...wish, notify: false })).toBe(false);
});

describe('a window whose fit runs', () => {
  it('shows how far its own fits are, and nothing when they have ended', () => {
    const [a, b] = [makeProject(home, 'a'), makeProject(home, 'b')];
    const { tellFit } = setUpDesktop({ memory: { open: [a, b], places: {} } });
    const ours = { ...fitWork, project: a, ...of(chain(500)) };
    const theirs = { ...fitWork, project: b, ...of(chain(1000)) };
    tellFit([ours, theirs], ours);
    expect([windowAt(0).progress, windowAt(1).progress]).toEqual([0.25, null]);
    tellFit([ours, theirs], theirs);
    expect(windowAt(1).progress).toBe(0.5);
    tellFit([theirs], { ...ours, state: 'cancelled' });
    expect([windowAt(0).progress, windowAt(1).progress]).toEqual([-1, 0.5]);
  });

  it('has the end told by the desktop while nobody looks at it; a click brings it to the front', () => {
    const a = makeProject(home, 'a');
    const { tellFit, desktop } = setUpDesktop({ memory: { open: [a], places: {} } });
    const done = { ...fitWork, project: a, state: 'done', queuedAt: 0, finishedAt: 200_000 } as const;
    windowAt(0).focus();
    tellFit([], done);
    expect(seen.notifications).toEqual([]);

    FakeWindow.focused = null;
    tellFit([], done);
    expect(seen.notifications[0]?.options).toEqual({
      title: 'Model 1 is fitted',
      body: 'It took 3 min 20 s.',
    });
    expect(seen.notifications[0]?.shown).toBe(true);
    seen.notifications[0]?.emit('click');
    expect(windowAt(0).isFocused()).toBe(true);

    windowAt(0).close();
    const error = { code: 'stan-compile', message: 'g++ is not there.' } as const;
    tellFit([], { ...done, state: 'failed', error });
    expect(seen.notifications[1]?.options).toMatchObject({
      title: 'Model 1 could not be fitted',
      body: 'g++ is not there.',
    });
    seen.notifications[1]?.emit('click');
    expect(desktop.windows.all.map((window) => window.project())).toEqual([a]);
  });
});
