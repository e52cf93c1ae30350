import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Notice } from '../../../renderer/app/store/context';
import { createStudioStore } from '../../../renderer/app/store/store';
import { StudioError } from '../../../shared/errors/studio-error';
import { fakeConnection } from '../fake/fake-connection';
import { fit, job, model, project } from '../fake/fixtures';

const info = {
  version: '0',
  host: 'browser',
  platform: 'linux',
  cores: 2,
  lastProject: project.path,
  projectsFolder: '/projects',
} as const;
const worker = {
  environment: 'default',
  state: 'ready',
  pid: 1,
  versions: {},
  memoryBytes: null,
  handles: 0,
} as const;

function memoryStorage() {
  const map = new Map<string, string>();
  return {
    getItem: (key: string) => map.get(key) ?? null,
    setItem: (key: string, value: string) => void map.set(key, value),
  };
}

async function opened(storage = memoryStorage()) {
  const connection = fakeConnection({
    'app.info': () => info,
    'app.log': () => [],
    'worker.status': () => worker,
    'project.open': () => project,
    'project.close': () => null,
    'jobs.list': () => [],
    'model.save': () => null,
    'fit.start': () => ({ jobId: 'j1' }),
  });
  const notices: Notice[] = [];
  const store = createStudioStore({ connection, notify: (notice) => notices.push(notice), storage });
  connection.setStatus('open');
  await vi.advanceTimersByTimeAsync(1);
  const named = (name: string) => connection.calls.filter((call) => call.name === name);
  return { connection, notices, store, named, state: () => store.getState() };
}

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
      'worker.status': () => worker,
      'project.open': () => {
        throw new StudioError('invalid-input', 'The folder is gone.');
      },
    });
    const notices: Notice[] = [];
    const store = createStudioStore({
      connection,
      notify: (notice) => notices.push(notice),
      storage: memoryStorage(),
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
});

describe('drafts', () => {
  const changed = { ...model.spec, formula: 'count ~ zBase' };

  it('are saved once, a moment after the last change', async () => {
    const { state, named } = await opened();
    state().editModel('m1', { name: 'Other' });
    await vi.advanceTimersByTimeAsync(300);
    state().editModel('m1', { spec: changed });
    await vi.advanceTimersByTimeAsync(399);
    expect(named('model.save')).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(2);
    expect(named('model.save').map(({ input }) => input)).toEqual([
      { id: 'm1', name: 'Other', datasetId: 'epilepsy', spec: changed },
    ]);
    expect(state().drafts.m1?.state).toBe('saved');
  });

  it('are saved before a fit starts', async () => {
    const { state, connection } = await opened();
    state().editModel('m1', { spec: changed });
    await state().startFit('m1');
    expect(connection.calls.slice(-2).map(({ name }) => name)).toEqual(['model.save', 'fit.start']);
    expect(state().layout.jobsOpen).toBe(true);
  });

  it('keep what is typed while a save is under way', async () => {
    const { state, connection, named } = await opened();
    let finish: (value: null) => void = () => {};
    connection.answer({
      'model.save': () =>
        new Promise((resolve) => {
          finish = resolve;
        }),
    });
    state().editModel('m1', { name: 'One' });
    await vi.advanceTimersByTimeAsync(401);
    state().editModel('m1', { name: 'Two' });
    finish(null);
    await vi.advanceTimersByTimeAsync(0);
    expect(state().drafts.m1).toMatchObject({ name: 'Two', state: 'unsaved' });
    await vi.advanceTimersByTimeAsync(401);
    expect(named('model.save').at(-1)?.input).toMatchObject({ name: 'Two' });
  });

  it('with a fault are kept, but not fitted', async () => {
    const { state, named, notices } = await opened();
    state().editModel('m1', { spec: { ...model.spec, formula: 'count ~ zAge + (1 | pat' } });
    await state().startFit('m1');
    expect(named('fit.start')).toHaveLength(0);
    expect(notices).toMatchObject([{ kind: 'error', error: { code: 'invalid-input' } }]);
    await vi.advanceTimersByTimeAsync(401);
    expect(named('model.save').at(-1)?.input).toMatchObject({ spec: { formula: 'count ~ zAge + (1 | pat' } });
  });

  it('that cannot be stored stay on the screen and say why', async () => {
    const { state, named } = await opened();
    state().editModel('m1', { name: ' ' });
    await vi.advanceTimersByTimeAsync(401);
    expect(named('model.save')).toHaveLength(0);
    expect(state().drafts.m1).toMatchObject({
      name: ' ',
      state: 'failed',
      error: { message: 'The model has no name.' },
    });
  });

  it('survive a lost connection', async () => {
    const { state, connection, named } = await opened();
    state().activateTab('model:m1');
    connection.setStatus('lost');
    state().editModel('m1', { name: 'Typed meanwhile' });
    connection.setStatus('open');
    await vi.advanceTimersByTimeAsync(1);
    expect(named('project.open')).toHaveLength(2);
    expect(named('model.save').at(-1)?.input).toMatchObject({ name: 'Typed meanwhile' });
    expect(state().activeTab).toBe('model:m1');
  });
});

describe('a fit that ends', () => {
  const done = { ...job, state: 'done', fitId: 'f1' } as const;

  it('opens where its model is in front', async () => {
    const { state, connection } = await opened();
    state().activateTab('model:m1');
    connection.emit('job.changed', job);
    connection.emit('project.changed', { ...project, fits: [fit] });
    connection.emit('job.changed', done);
    expect(state().activeTab).toBe('fit:f1');
  });

  it('folds the panel that it opened, in another page of the same app too', async () => {
    const storage = memoryStorage();
    const first = await opened(storage);
    await first.state().startFit('m1');
    expect(first.state().layout.jobsOpen).toBe(true);
    const { state, connection } = await opened(storage);
    state().activateTab('model:m1');
    connection.emit('job.changed', job);
    connection.emit('job.changed', done);
    expect(state().layout.jobsOpen).toBe(false);
  });

  it('leaves the panel open that a person opened', async () => {
    const { state, connection } = await opened();
    state().setLayout({ jobsOpen: true });
    await state().startFit('m1');
    state().activateTab('model:m1');
    connection.emit('job.changed', job);
    connection.emit('job.changed', done);
    expect(state().layout.jobsOpen).toBe(true);
  });

  it('is only announced elsewhere', async () => {
    const { state, connection, notices } = await opened();
    connection.emit('job.changed', job);
    connection.emit('job.changed', done);
    expect(state().activeTab).toBe('data:epilepsy');
    expect(notices).toMatchObject([{ kind: 'success', action: { label: 'Open fit' } }]);
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

describe('a worker that fails', () => {
  it('is told once, and not while the connection is lost', async () => {
    const { connection, notices } = await opened();
    const failed = { ...worker, state: 'failed', message: 'R was killed.' } as const;
    connection.emit('worker.changed', failed);
    connection.emit('worker.changed', failed);
    expect(notices).toMatchObject([
      { kind: 'error', error: { code: 'worker-crashed', message: 'R was killed.' } },
    ]);
    connection.emit('worker.changed', worker);
    connection.setStatus('lost');
    connection.emit('worker.changed', failed);
    expect(notices).toHaveLength(1);
  });

  it('is not said to have stopped where it never started', async () => {
    const { connection, notices } = await opened();
    connection.emit('worker.changed', { ...worker, state: 'starting' });
    connection.emit('worker.changed', { ...worker, state: 'failed', message: 'There is no R.' });
    expect(notices).toEqual([]);
  });
});
