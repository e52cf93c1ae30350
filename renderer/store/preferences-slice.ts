import {
  defaultPreferences,
  type Preferences,
  type PreferencesPatch,
  preferences as preferencesSchema,
  type UpdateAnswer,
} from '../../shared/contract/preferences';
import { asStudioError, type StudioError } from '../../shared/errors/studio-error';
import { t } from '../../shared/texts/texts';
import { setNumberStyle } from '../ui/number-style';
import type { SliceContext } from './context';
import { readStored, writeStored } from './stored';

export const preferenceParts = ['appearance', 'numbers', 'fits', 'storage', 'network', 'updates'] as const;
export type PreferencePart = (typeof preferenceParts)[number];

export interface PreferencesSlice {
  /** As main has them; until it has said so, as they were the last time. */
  readonly preferences: Preferences;
  /** The part that the dialog shows, or null where it is closed. */
  readonly preferencesPart: PreferencePart | null;
  /** What gets the focus when the dialog closes and nothing else had it: a selector. */
  readonly preferencesOpener: string;
  readonly openPreferences: (part?: PreferencePart, opener?: string) => void;
  readonly closePreferences: () => void;
  /** Null where they are changed, else why not. */
  readonly savePreferences: (patch: PreferencesPatch) => Promise<StudioError | null>;
  /** Asks for them anew, after (re)connecting. */
  readonly refreshPreferences: () => Promise<void>;
  readonly preferencesChanged: (preferences: Preferences) => void;
  readonly updateFound: (answer: UpdateAnswer) => void;
}

const mainMenu = `[aria-label="${t('shell.mainMenu')}"]`;

export function preferencesSlice({ set, get, connection, storage, notify }: SliceContext): PreferencesSlice {
  const stored = preferencesSchema.safeParse(readStored(storage, 'preferences'));
  const first = stored.success ? stored.data : defaultPreferences;
  setNumberStyle(first);
  let lastPart: PreferencePart = 'appearance';

  return {
    preferences: first,
    preferencesPart: null,
    preferencesOpener: mainMenu,
    openPreferences(part = lastPart, opener = mainMenu) {
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
      writeStored(storage, 'preferences', preferences);
      if (preferences.projectsFolder === before.projectsFolder) return;
      void connection.call('app.info', undefined).then(
        (info) => set({ info }),
        () => undefined,
      );
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
