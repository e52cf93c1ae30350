import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { FitWork } from '../../../shared/contract/work';
import { fit, fitWork, model, project } from '../fake/fixtures';
import { memoryStorage, opened } from '../fake/opened';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

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

  it('with a name that cannot be saved say why, and are not sent', async () => {
    const { state, named } = await opened();
    for (const [name, why] of [
      ['x'.repeat(121), '121 characters'],
      ['a\u0000', 'control character'],
      ['\ud83d', 'half a character'],
    ] as const) {
      state().editModel('m1', { name });
      await vi.advanceTimersByTimeAsync(401);
      expect(named('model.save')).toHaveLength(0);
      expect(state().drafts.m1).toMatchObject({
        state: 'failed',
        error: { message: expect.stringContaining(why) },
      });
    }
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
  const done: FitWork = { ...fitWork, state: 'done', detail: { ...fitWork.detail, fitId: 'f1' } };

  it('opens where its model is in front', async () => {
    const { state, connection } = await opened();
    state().activateTab('model:m1');
    connection.emit('work.changed', fitWork);
    connection.emit('project.changed', { ...project, fits: [fit] });
    connection.emit('work.changed', done);
    expect(state().activeTab).toBe('fit:f1');
  });

  it('folds the panel that it opened, in another page of the same app too', async () => {
    const storage = memoryStorage();
    const first = await opened(storage);
    await first.state().startFit('m1');
    expect(first.state().layout.jobsOpen).toBe(true);
    const { state, connection } = await opened(storage);
    state().activateTab('model:m1');
    connection.emit('work.changed', fitWork);
    connection.emit('work.changed', done);
    expect(state().layout.jobsOpen).toBe(false);
  });

  it('leaves the panel open that a person opened', async () => {
    const { state, connection } = await opened();
    state().setLayout({ jobsOpen: true });
    await state().startFit('m1');
    state().activateTab('model:m1');
    connection.emit('work.changed', fitWork);
    connection.emit('work.changed', done);
    expect(state().layout.jobsOpen).toBe(true);
  });

  it('is only announced elsewhere', async () => {
    const { state, connection, notices } = await opened();
    connection.emit('work.changed', fitWork);
    connection.emit('work.changed', done);
    expect(state().activeTab).toBe('data:epilepsy');
    expect(notices).toMatchObject([{ kind: 'success', action: { label: 'Open fit' } }]);
  });
});

it('what could not be saved beside a project is shown as a warning', async () => {
  const { connection, notices } = await opened();
  connection.emit('app.warning', { message: 'The list of recent projects could not be saved.' });
  expect(notices).toMatchObject([
    { kind: 'warning', message: 'The list of recent projects could not be saved.' },
  ]);
});
