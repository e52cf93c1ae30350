import { nativeTheme } from 'electron';
import type { WindowServices } from './window-services';

/** Gives what the system draws (menus, dialogs, the window before its page) the theme of the preferences. */
export function followTheme({ settings, events }: Pick<WindowServices, 'settings' | 'events'>): void {
  nativeTheme.themeSource = settings.preferences.theme;
  events.on('preferences', ({ theme }) => {
    nativeTheme.themeSource = theme;
  });
}
