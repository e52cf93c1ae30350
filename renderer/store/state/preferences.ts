import type { Preferences, PreferencesPatch, UpdateAnswer } from '../../../shared/contract/preferences';
import type { StudioError } from '../../../shared/errors/studio-error';

export type PreferencePart = 'appearance' | 'numbers' | 'fits' | 'storage' | 'network' | 'updates';

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
