import { useState } from 'react';
import {
  defaultPreferences,
  type PreferenceName,
  type Preferences,
  type PreferencesPatch,
} from '../../../shared/contract/preferences';
import type { StudioError } from '../../../shared/errors/studio-error';
import { useActions, useStudioState } from '../../store/use-store';

export interface PreferenceView<T> {
  readonly value: T;
  readonly set: (value: T) => void;
  /** Why it could not be changed, with what to do; null where it could. */
  readonly fault: string | null;
  readonly saving: boolean;
  readonly changed: boolean;
  readonly reset: () => void;
}

/** One preference, as it is and as it is changed: at once, or with words about why not. */
export function usePreference<N extends PreferenceName>(name: N): PreferenceView<Preferences[N]> {
  const value = useStudioState((state) => state.preferences[name]);
  const { savePreferences } = useActions();
  const [error, setError] = useState<StudioError | null>(null);
  const [saving, setSaving] = useState(false);

  async function save(next: Preferences[N]) {
    setSaving(true);
    const patch: PreferencesPatch = Object.fromEntries([[name, next]]);
    setError(await savePreferences(patch));
    setSaving(false);
  }
  return {
    value,
    saving,
    set: (next) => void save(next),
    fault: error && [error.message, error.hint].filter(Boolean).join(' '),
    changed: value !== defaultPreferences[name],
    reset: () => void save(defaultPreferences[name]),
  };
}
