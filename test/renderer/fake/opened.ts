import { vi } from 'vitest';
import type { Notice } from '../../../renderer/store/notice';
import { createStudioStore } from '../../../renderer/store/store';
import { defaultPreferences } from '../../../shared/contract/preferences';
import { fakeConnection } from './fake-connection';
import { project, worker } from './fixtures';

export const info = {
  version: '0',
  host: 'browser',
  abilities: { dialogs: false, windows: false, menu: false, reveal: false, zoom: false },
  platform: 'linux',
  cores: 2,
  lastProject: project.path,
  projectsFolder: '/projects',
} as const;

/** A browser's storage that ends with the test. */
export function memoryStorage() {
  const map = new Map<string, string>();
  return {
    getItem: (key: string) => map.get(key) ?? null,
    setItem: (key: string, value: string) => void map.set(key, value),
  };
}

/** A store whose connection is open and whose last project is back on the screen. Timers must be fake. */
export async function opened(storage = memoryStorage(), tabStorage = memoryStorage()) {
  const connection = fakeConnection({
    'app.info': () => info,
    'app.log': () => [],
    'preferences.get': () => defaultPreferences,
    'workers.list': () => [worker],
    'project.open': () => project,
    'project.close': () => null,
    'work.list': () => [],
    'model.save': () => null,
    'fit.start': () => ({ workId: 'j1' }),
  });
  const notices: Notice[] = [];
  const store = createStudioStore({
    connection,
    notify: (notice) => notices.push(notice),
    storage,
    tabStorage,
  });
  connection.setStatus('open');
  await vi.advanceTimersByTimeAsync(1);
  const named = (name: string) => connection.calls.filter((call) => call.name === name);
  return { connection, notices, store, named, state: () => store.getState() };
}
