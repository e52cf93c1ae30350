import { nativeTheme } from 'electron';
import type { WindowServices } from './services';

/** What the system draws of windows (menus, dialogs, the window before its page) has the theme that is preferred. */
export function followTheme({ settings, events }: Pick<WindowServices, 'settings' | 'events'>): void {
  nativeTheme.themeSource = settings.preferences.theme;
  events.on('preferences', ({ theme }) => {
    nativeTheme.themeSource = theme;
  });
}
