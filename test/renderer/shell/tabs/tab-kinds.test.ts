// @vitest-environment jsdom
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { loadTabs, tabKindIds, tabKinds, tabLines } from '../../../../renderer/shell/tabs/tab-kinds';
import { exists } from '../../../../renderer/store/tabs';
import { t } from '../../../../shared/texts/texts';
import { completeBrowser } from '../../fake/browser';
import { environmentWork, fit, fitWork, project, worker } from '../../fake/fixtures';
import { opened } from '../../fake/opened';

beforeAll(completeBrowser);
beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const failed = { ...fit, id: 'bad', createdAt: '2026-01-02T00:00:00.000Z' };
const withFits = { ...project, fits: [fit], failedFits: [failed] } as unknown as typeof project;

describe.each(tabKindIds)('the kind of tab “%s”', (kind) => {
  it('says what the window must know of each of its tabs', async () => {
    const { state } = await opened();
    state().projectChanged(withFits);
    const lines = tabLines(state(), kind);
    expect(lines.length).toBeGreaterThan(0);
    for (const { tab, title } of lines) {
      expect(title).not.toBe('');
      expect(exists(withFits, tab)).toBe(true);
      const help = tabKinds[kind].help(state(), tab.id);
      for (const key of [help.title, ...help.text]) expect(t(key)).not.toBe(key);
    }
    expect(t(tabKinds[kind].palette)).not.toBe(tabKinds[kind].palette);
    expect(tabKindIds.filter((other) => tabKinds[other].icon === tabKinds[kind].icon)).toEqual([kind]);
  });

  it('has a body that can be fetched', { timeout: 120_000 }, async () => {
    vi.useRealTimers();
    expect(await tabKinds[kind].load()).toBeTypeOf('function');
  });
});

it('all bodies are fetched at once before they are wanted', async () => {
  vi.useRealTimers();
  await expect(loadTabs()).resolves.toBeUndefined();
});

it('stand with the results first, then R', () => {
  const sections = tabKindIds.map((kind) => tabKinds[kind].section);
  const titles = sections.map((section) => (section === 'r' ? 'R' : t(section.title)));
  expect(titles.slice(0, 3)).toEqual(['Data', 'Models', 'Fits']);
  expect(tabKindIds.filter((_, i) => titles[i] === 'R').slice(0, 3)).toEqual([
    'objects',
    'sessions',
    'environment',
  ]);
  expect(titles.lastIndexOf('Fits')).toBeLessThan(titles.indexOf('R'));
  expect(titles.slice(titles.indexOf('R')).every((title) => title === 'R')).toBe(true);
});

it('a fit that failed is marked as such, the newest first', async () => {
  const { state } = await opened();
  state().projectChanged(withFits);
  expect(tabLines(state(), 'fit').map(({ tab, aside }) => [tab.id, aside])).toEqual(
    [[failed, 'failed'] as const, [fit, ''] as const]
      .toSorted(([a], [b]) => b.createdAt.localeCompare(a.createdAt))
      .map(([{ id }, aside]) => [id, aside]),
  );
});

it('objects are of a project, sessions and environments are there without one', async () => {
  const { state } = await opened();
  await state().closeProject();
  expect(
    (['objects', 'sessions', 'environment'] as const).map((kind) => tabLines(state(), kind).length),
  ).toEqual([0, 1, 1]);
});

describe('what needs attention', () => {
  const attention = (state: Parameters<typeof tabLines>[0]) =>
    tabKindIds.flatMap((kind) => tabKinds[kind].attention?.(state) ?? []);

  it('is nothing while R runs with brms', async () => {
    const { state } = await opened();
    state().workersChanged([{ ...worker, state: 'ready', versions: { R: '4.2.2', brms: '2.18.0' } }]);
    expect(attention(state())).toEqual([]);
  });

  it('is an R that does not start', async () => {
    const { state } = await opened();
    state().workersChanged([{ ...worker, state: 'failed', versions: {}, message: 'R ended' }]);
    expect(attention(state())).toEqual(['R does not run']);
  });

  it('is an environment without brms, by what R has or by what the checks say', async () => {
    const { state, store } = await opened();
    state().workersChanged([{ ...worker, state: 'ready', versions: { R: '4.2.2' } }]);
    const words = [`brms is not installed in the environment “${worker.environment}”`];
    expect(attention(state())).toEqual(words);
    const check = (status: 'pass' | 'fail') =>
      store.setState({
        doctors: {
          [worker.environment]: {
            state: 'known',
            report: { checks: [{ id: 'brms', title: 'brms', status, detail: '' }] },
          },
        } as never,
      });
    check('pass');
    expect(attention(state())).toEqual([]);
    check('fail');
    expect(attention(state())).toEqual(words);
  });

  it('is work on an environment that failed, until it is dismissed', async () => {
    const { state, store, connection } = await opened();
    connection.answer({ 'work.dismiss': () => null });
    state().workersChanged([{ ...worker, state: 'ready', versions: { R: '4.2.2', brms: '2.18.0' } }]);
    store.setState({
      work: [
        { ...fitWork, state: 'failed' },
        { ...environmentWork, title: 'Update brms', state: 'failed' },
      ],
    });
    expect(attention(state())).toEqual(['Failed: Update brms']);
    await state().dismissWork(environmentWork.id);
    expect(attention(state())).toEqual([]);
  });
});
