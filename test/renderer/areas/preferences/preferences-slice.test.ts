import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createStudioStore } from '../../../../renderer/store/store';
import { numberStyle, setNumberStyle } from '../../../../renderer/ui/number-style';
import { defaultPreferences } from '../../../../shared/contract/preferences';
import { StudioError } from '../../../../shared/errors/studio-error';
import { fakeConnection } from '../../fake/fake-connection';
import { info, memoryStorage, opened } from '../../fake/opened';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  setNumberStyle(defaultPreferences);
});

const dark = { ...defaultPreferences, theme: 'dark', digits: 4 } as const;

describe('preferences of the page', () => {
  it('are asked for at the start, and followed as main tells of them', async () => {
    const { connection, named, state } = await opened();
    expect(named('preferences.get')).toHaveLength(1);
    expect(state().preferences).toEqual(defaultPreferences);
    connection.emit('preferences.changed', dark);
    expect(state().preferences).toEqual(dark);
    expect(numberStyle().digits).toBe(4);
  });

  it('begin as they were the last time, until main has said how they are', async () => {
    const storage = memoryStorage();
    const first = await opened(storage);
    first.connection.emit('preferences.changed', dark);
    const again = () =>
      createStudioStore({
        connection: fakeConnection({}),
        notify: () => undefined,
        storage,
        tabStorage: storage,
      });
    expect(again().getState().preferences).toEqual(dark);
    storage.setItem('brms-studio:preferences', '{"theme": "pink"}');
    expect(again().getState().preferences).toEqual(defaultPreferences);
    // Main has the last word.
    expect((await opened(storage)).state().preferences).toEqual(defaultPreferences);
  });

  it('are saved by main, which may refuse', async () => {
    const { connection, named, state } = await opened();
    connection.answer({ 'preferences.save': () => dark });
    expect(await state().savePreferences({ theme: 'dark' })).toBeNull();
    expect(named('preferences.save')).toMatchObject([{ input: { theme: 'dark' } }]);
    expect(state().preferences).toEqual(dark);
    connection.answer({
      'preferences.save': () => {
        throw new StudioError('invalid-input', 'No full path.', { where: 'cacheFolder' });
      },
    });
    expect(await state().savePreferences({ cacheFolder: 'x' })).toMatchObject({ where: 'cacheFolder' });
    expect(state().preferences).toEqual(dark);
  });

  it('a new folder for projects shows wherever it is told', async () => {
    const { connection, state } = await opened();
    connection.answer({ 'app.info': () => ({ ...info, projectsFolder: '/mine' }) });
    connection.emit('preferences.changed', { ...defaultPreferences, projectsFolder: '/mine' });
    await vi.advanceTimersByTimeAsync(1);
    expect(state().info?.projectsFolder).toBe('/mine');
  });

  it('open where they were left, or at the part that is asked for', async () => {
    const { state } = await opened();
    state().openPreferences();
    expect(state().preferencesPart).toBe('appearance');
    state().openPreferences('network');
    state().closePreferences();
    expect(state().preferencesPart).toBeNull();
    state().openPreferences();
    expect(state().preferencesPart).toBe('network');
  });

  it('a newer version is told of, with the way to what is known of it', async () => {
    const { connection, notices, state } = await opened();
    connection.emit('update.found', { current: '0.1.0', newest: '9.0.0', newer: true, page: null });
    const notice = notices.at(-1);
    expect(notice).toMatchObject({ kind: 'success', message: 'Version 9.0.0 is available; this is 0.1.0.' });
    if (notice?.kind === 'success') notice.action?.run();
    expect(state().preferencesPart).toBe('updates');
  });
});
