import * as z from 'zod';
import { type Preferences, preferencesPatch, type StoragePlaces, type UpdateAnswer } from './preferences';
import { nothing, procedure } from './procedure';

/** What the person prefers. Every change reaches all windows by `preferences.changed`. */
export const preferenceProcedures = {
  'preferences.get': procedure<Preferences>()(nothing),
  /** Changes what is given, all or nothing. Throws `invalid-input` that names the preference. */
  'preferences.save': procedure<Preferences>()(preferencesPatch),
  /** A folder chosen in a native dialog; null where the person thought better of it. Only with that ability. */
  'preferences.chooseFolder': procedure<string | null>()(
    z.object({ which: z.enum(['projectsFolder', 'cacheFolder']) }),
  ),
  'preferences.places': procedure<StoragePlaces>()(nothing),
  /** Removes every compiled model that no fit works with now. */
  'preferences.clearCache': procedure<StoragePlaces>()(nothing),
  /** Asks now, whether or not it is asked at each start. Throws where no address is known or the answer is none. */
  'preferences.checkUpdate': procedure<UpdateAnswer>()(nothing),
} as const;

export interface PreferenceEvents {
  readonly 'preferences.changed': Preferences;
  /** The look for a newer version at the start has found one. */
  readonly 'update.found': UpdateAnswer;
}
