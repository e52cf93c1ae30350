import { EventEmitter } from 'node:events';
import type { NativeTheme } from 'electron';
import { expect, it, vi } from 'vitest';
import type { StudioEvents } from '../../../electron/app/studio-events';
import { followTheme } from '../../../electron/windows/follow-theme';
import { defaultPreferences } from '../../../shared/contract/preferences';

const nativeTheme = vi.hoisted((): Pick<NativeTheme, 'themeSource'> => ({ themeSource: 'system' }));
vi.mock('electron', () => ({ nativeTheme }));

it('what the system draws has the theme that is preferred, from the start and as it changes', () => {
  const events = new EventEmitter<StudioEvents>();
  const preferences = { ...defaultPreferences, theme: 'dark' } as const;
  followTheme({
    events,
    settings: {
      preferences,
      recent: () => [],
      lastProject: null,
      windows: { places: {}, open: [] },
      saveWindows: async () => undefined,
    },
  });
  expect(nativeTheme.themeSource).toBe('dark');
  events.emit('preferences', { ...preferences, theme: 'light' });
  expect(nativeTheme.themeSource).toBe('light');
});
