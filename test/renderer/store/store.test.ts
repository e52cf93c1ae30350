import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Notice } from '../../../renderer/store/notice';
import { createStudioStore } from '../../../renderer/store/store';
import { defaultPreferences } from '../../../shared/contract/preferences';
import { StudioError } from '../../../shared/errors/studio-error';
import { fakeConnection } from '../fake/fake-connection';
import { project, worker } from '../fake/fixtures';
import { info, memoryStorage, opened } from '../fake/opened';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('opening', () => {
  it('opens the last project at once, with its data in front', async () => {
    const { state } = await opened();
    expect(state().phase).toBe('open');
    expect(state().tabs).toEqual([
      { kind: 'data', id: 'epilepsy' },
      { kind: 'model', id: 'm1' },
    ]);
    expect(state().activeTab).toBe('data:epilepsy');
  });

  it('shows the start page and says why when the last project cannot be opened', async () => {
    const connection = fakeConnection({
      'app.info': () => info,
      'app.log': () => [],
      'workers.list': () => [worker],
      'work.list': () => [],
      'project.open': () => {
        throw new StudioError('invalid-input', 'The folder is gone.');
      },
      'preferences.get': () => defaultPreferences,
    });
    const notices: Notice[] = [];
    const store = createStudioStore({
      connection,
      notify: (notice) => notices.push(notice),
      storage: memoryStorage(),
      tabStorage: memoryStorage(),
    });
    connection.setStatus('open');
    await vi.advanceTimersByTimeAsync(1);
    expect(store.getState().phase).toBe('start');
    expect(notices).toMatchObject([{ kind: 'error', error: { message: 'The folder is gone.' } }]);
  });

  it('comes back to the tabs that were open, without those of things that are gone', async () => {
    const storage = memoryStorage();
    const first = await opened(storage);
    first.state().openTab({ kind: 'fit', id: 'gone' });
    first.state().activateTab('model:m1');
    const second = await opened(storage);
    expect(second.state().tabs.map(({ id }) => id)).toEqual(['epilepsy', 'm1']);
    expect(second.state().activeTab).toBe('model:m1');
  });

  it('comes back to the part that each tab was on', async () => {
    const storage = memoryStorage();
    const first = await opened(storage);
    first.state().showPart('model:m1', 'priors');
    first.state().activateTab('model:m1');
    expect((await opened(storage)).state().parts).toEqual({ 'model:m1': 'priors' });
  });
});

describe('the levels of a column', () => {
  const target = { datasetId: 'epilepsy', column: 'patient', ordered: true };

  it('are edited over the tab of their data set, and no more when another tab comes to the front', async () => {
    const { state } = await opened();
    state().activateTab('model:m1');
    state().editLevels(target);
    expect(state().activeTab).toBe('data:epilepsy');
    expect(state().levelsTarget).toEqual(target);
    state().activateTab('model:m1');
    expect(state().levelsTarget).toBeNull();
  });

  it('of numbers follow from the kind alone', async () => {
    const { state, connection, named } = await opened();
    connection.answer({ 'data.setKind': () => null });
    await state().setColumnKind('epilepsy', 'count', { kind: 'factor', ordered: true });
    expect(named('data.setKind')[0]?.input).toEqual({
      datasetId: 'epilepsy',
      column: 'count',
      kind: 'factor',
      ordered: true,
    });
  });
});

it('closes the tab of what was removed, and goes to its neighbour', async () => {
  const { state, connection } = await opened();
  state().activateTab('model:m1');
  connection.emit('project.changed', { ...project, models: [] });
  expect(state().tabs).toEqual([{ kind: 'data', id: 'epilepsy' }]);
  expect(state().activeTab).toBe('data:epilepsy');
});

it('answers an older question with no when a new one is asked', async () => {
  const { state } = await opened();
  const first = state().ask({ title: 'A?', body: '', confirm: 'A' });
  const second = state().ask({ title: 'B?', body: '', confirm: 'B' });
  state().question?.answer(true);
  expect([await first, await second]).toEqual([false, true]);
  expect(state().question).toBeNull();
});
