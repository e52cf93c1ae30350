import type { PreferenceService } from '../preferences/preference-service';
import type { AreaHandlers } from './area';

export interface PreferenceServices {
  readonly preferences: PreferenceService;
}

/** The preferences, the folders that they set, and the check for updates. */
export function preferenceHandlers({ preferences }: PreferenceServices): AreaHandlers<'preferences'> {
  return {
    'preferences.get': () => preferences.values,
    'preferences.save': (patch) => preferences.save(patch),
    'preferences.chooseFolder': ({ which }, { connection }) =>
      connection.state.host.chooseFolder(
        which === 'projectsFolder'
          ? { title: 'Folder for new projects', start: preferences.projectsFolder }
          : { title: 'Cache folder', start: preferences.cachePlace.folder },
      ),
    'preferences.places': () => preferences.places(),
    'preferences.clearCache': () => preferences.clearCache(),
    'preferences.checkUpdate': (_, { signal }) => preferences.checkUpdate(signal),
  };
}
