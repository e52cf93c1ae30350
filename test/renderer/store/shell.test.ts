import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createKept } from '../../../renderer/store/kept';
import { createStudioStore } from '../../../renderer/store/store';
import { writeTabProject } from '../../../renderer/store/tab-project';
import { StudioError } from '../../../shared/errors/studio-error';
import { model, project } from '../fake/fixtures';
import { info, memoryStorage, opened } from '../fake/opened';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('what was typed', () => {
  const spec = { ...model.spec, formula: 'count ~ zBase' };

  it('is there and saved after a page that crashed at once', async () => {
    const storage = memoryStorage();
    const before = await opened(storage);
    before.state().editModel('m1', { spec });
    // No moment passes: nothing is saved.
    expect(before.named('model.save')).toEqual([]);
    const { state, named } = await opened(storage);
    expect(state().drafts.m1).toMatchObject({ spec, state: 'unsaved' });
    await vi.advanceTimersByTimeAsync(401);
    expect(named('model.save').map(({ input }) => input)).toMatchObject([{ id: 'm1', spec }]);
    const third = await opened(storage);
    expect(third.state().drafts).toEqual({});
  });

  it('is there though it cannot be saved', async () => {
    const storage = memoryStorage();
    const before = await opened(storage);
    before.state().editModel('m1', { name: '' });
    await vi.advanceTimersByTimeAsync(401);
    const { state, named } = await opened(storage);
    await vi.advanceTimersByTimeAsync(401);
    expect(state().drafts.m1).toMatchObject({ name: '', state: 'failed' });
    expect(named('model.save')).toEqual([]);
  });

  it('is no draft where the project has it by now, or has the model no more', async () => {
    const storage = memoryStorage();
    const before = await opened(storage);
    before.state().editModel('m1', { spec });
    const saved = { ...project, models: [{ ...model, spec }] };
    for (const now of [saved, { ...project, models: [] }]) {
      const { state, connection } = await opened(storage);
      connection.answer({ 'project.open': () => now });
      await state().openProject(project.path);
      expect(state().drafts).toEqual({});
    }
  });
});

describe('a tab of a browser', () => {
  it('shows what it showed when it is loaded again, whatever was opened last elsewhere', async () => {
    const { store, connection } = await opened();
    store.setState({ phase: 'start' });
    const start = async (shows: string | null) => {
      const tabStorage = memoryStorage();
      writeTabProject(createKept({ machine: memoryStorage(), tab: tabStorage }).tab, shows);
      const again = createStudioStore({
        connection,
        notify: () => undefined,
        storage: memoryStorage(),
        tabStorage,
      });
      connection.setStatus('open');
      await vi.advanceTimersByTimeAsync(1);
      return again.getState();
    };
    expect((await start(null)).phase).toBe('start');
    const before = connection.calls.length;
    expect((await start('/projects/other')).phase).toBe('open');
    expect(connection.calls.slice(before)).toContainEqual({
      name: 'project.open',
      input: { path: '/projects/other' },
    });
  });

  it('asks for paths itself, where the app has dialogs', async () => {
    const { state, store, connection, named } = await opened();
    await state().chooseProject();
    expect(state().pathForm).toBe('open');
    await state().saveCopy();
    expect(state().pathForm).toBe('copy');

    const abilities = { ...info.abilities, dialogs: true };
    store.setState({ info: { ...info, abilities }, pathForm: null });
    connection.answer({ 'shell.chooseProject': () => '/projects/b', 'shell.chooseCopyPath': () => null });
    await state().chooseProject();
    expect(named('project.open').at(-1)?.input).toEqual({ path: '/projects/b' });
    await state().saveCopy();
    expect([state().pathForm, named('project.saveCopy')]).toEqual([null, []]);
  });
});

describe('what the shell is asked for', () => {
  it('a copy says where it is and opens from there, or says what stands against it', async () => {
    const { state, connection, notices, named } = await opened();
    connection.answer({ 'project.saveCopy': ({ path }) => path });
    expect(await state().saveCopyAt('/copies/a')).toBeNull();
    const [told] = notices.filter(({ kind }) => kind === 'success');
    expect(told).toMatchObject({ message: '/copies/a' });
    if (told && told.kind !== 'working') told.action?.run();
    await vi.advanceTimersByTimeAsync(0);
    expect(named('project.open').at(-1)?.input).toEqual({ path: '/copies/a' });
    const refusal = new StudioError('invalid-input', 'There is something at /copies/a already.');
    connection.answer({
      'project.saveCopy': () => {
        throw refusal;
      },
    });
    expect(await state().saveCopyAt('/copies/a')).toBe(refusal);
  });

  it('data that main imports show in their project, which may be a new one', async () => {
    const { state, connection } = await opened();
    const [dataset] = project.datasets;
    const made = {
      ...project,
      path: '/projects/new',
      datasets: dataset ? [{ ...dataset, id: 'fresh' }] : [],
    };
    connection.answer({ 'shell.importData': () => ({ project: made, datasetIds: ['fresh'] }) });
    await state().importChosen();
    expect([state().project?.path, state().activeTab]).toEqual(['/projects/new', 'data:fresh']);
    connection.answer({ 'shell.importData': () => null });
    await state().importChosen();
    expect(state().project?.path).toBe('/projects/new');
  });

  it('a project that another window has is no error: that window is in front now', async () => {
    const { state, connection, notices } = await opened();
    connection.answer({
      'project.open': () => {
        throw new StudioError('cancelled', 'The project is open in another window.');
      },
    });
    expect(await state().openProject('/projects/b')).toBe(false);
    expect([notices, state().phase, state().project?.path]).toEqual([[], 'open', project.path]);
  });
});
