import type { PreferenceService } from '../preferences/preference-service';
import type { AreaHandlers } from './area';

export interface PreferenceServices {
  readonly preferences: PreferenceService;
}

/** What the person prefers, the folders that follow from it, and the look for a newer version. */
export function preferenceHandlers({ preferences }: PreferenceServices): AreaHandlers<'preferences'> {
  return {
    'preferences.get': () => preferences.values,
    'preferences.save': (patch) => preferences.save(patch),
    'preferences.chooseFolder': ({ which }, { connection }) =>
      connection.session.host.chooseFolder(
        which === 'projectsFolder'
          ? { title: 'Folder for new projects', start: preferences.projectsFolder }
          : { title: 'Cache folder', start: preferences.cachePlace.folder },
      ),
    'preferences.places': () => preferences.places(),
    'preferences.clearCache': () => preferences.clearCache(),
    'preferences.checkUpdate': (_, { signal }) => preferences.checkUpdate(signal),
  };
}
