import { defaultPreferences, preferences as preferencesSchema } from '../../shared/contract/preferences';
import { asStudioError } from '../../shared/errors/studio-error';
import { t } from '../../shared/texts/texts';
import { setNumberStyle } from '../ui/number-style';
import type { SliceContext } from './slice-context';
import type { PreferencePart, PreferencesSlice } from './state/preferences';

export const preferenceParts = ['appearance', 'numbers', 'fits', 'storage', 'network', 'updates'] as const;

const mainMenu = () => `[aria-label="${t('shell.mainMenu')}"]`;

export function preferencesSlice({
  set,
  get,
  connection,
  kept,
  notify,
}: SliceContext<PreferencesSlice>): PreferencesSlice {
  const stored = preferencesSchema.safeParse(kept.machine.read('preferences'));
  const first = stored.success ? stored.data : defaultPreferences;
  setNumberStyle(first);
  let lastPart: PreferencePart = 'appearance';

  return {
    preferences: first,
    preferencesPart: null,
    preferencesOpener: mainMenu(),
    openPreferences(part = lastPart, opener = mainMenu()) {
      lastPart = part;
      set({ preferencesPart: part, preferencesOpener: opener });
    },
    closePreferences: () => set({ preferencesPart: null }),
    async savePreferences(patch) {
      try {
        get().preferencesChanged(await connection.call('preferences.save', patch));
        return null;
      } catch (thrown) {
        return asStudioError(thrown);
      }
    },
    async refreshPreferences() {
      get().preferencesChanged(await connection.call('preferences.get', undefined));
    },
    preferencesChanged(preferences) {
      const before = get().preferences;
      setNumberStyle(preferences);
      set({ preferences });
      // So that the next page begins as this one looks.
      kept.machine.write('preferences', preferences);
      if (preferences.projectsFolder === before.projectsFolder) return;
      get()
        .refreshInfo()
        .catch(() => undefined);
    },
    updateFound({ newest, current }) {
      notify({
        kind: 'success',
        title: t('preferences.updates.foundTitle'),
        message: t('preferences.updates.newer', { newest, current }),
        action: { label: t('preferences.updates.more'), run: () => get().openPreferences('updates') },
      });
    },
  };
}
