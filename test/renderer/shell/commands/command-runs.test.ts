import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { commandRuns } from '../../../../renderer/shell/commands/command-runs';
import {
  actionEntries,
  tabEntries,
  workerEntries,
} from '../../../../renderer/shell/commands/palette-entries';
import { shellCommandIds } from '../../../../shared/contract/shell';
import { worker } from '../../fake/fixtures';
import { opened } from '../../fake/opened';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('does something for each command of the one list, and for nothing else', async () => {
  const { store } = await opened();
  expect(Object.keys(commandRuns(store)).toSorted()).toEqual([...shellCommandIds].toSorted());
});

it('opens each screen that a command is named after', async () => {
  const { store, state } = await opened();
  const runs = commandRuns(store);
  for (const id of ['go.objects', 'go.sessions', 'go.environments'] as const) {
    await runs[id]();
    expect(state().activeTab).toBe(
      {
        'go.objects': 'objects:objects',
        'go.sessions': 'sessions:sessions',
        'go.environments': 'environment:environment',
      }[id],
    );
  }
});

it('goes through the open tabs in a circle', async () => {
  const { store, state } = await opened();
  state().closeTabs();
  const runs = commandRuns(store);
  state().openTab({ kind: 'sessions', id: 'sessions' });
  state().openTab({ kind: 'objects', id: 'objects' });
  runs['tab.next']();
  expect(state().activeTab).toBe('sessions:sessions');
  runs['tab.previous']();
  expect(state().activeTab).toBe('objects:objects');
});

it('offers every tab, a model on each data set and what each worker allows, under ids of their own', async () => {
  const { state } = await opened();
  state().workersChanged([{ ...worker, state: 'ready' }]);
  const all = [actionEntries, tabEntries, workerEntries].flatMap((offers) => offers(state()));
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  const { datasets = [], models = [] } = state().project ?? {};
  for (const { id } of datasets) expect(all.map((offer) => offer.id)).toContain(`new-model:${id}`);
  for (const { id } of models) expect(all.map((offer) => offer.id)).toContain(`open model:${id}`);
  expect(all.map(({ id }) => id)).toContain(`restart ${worker.id}`);
});
