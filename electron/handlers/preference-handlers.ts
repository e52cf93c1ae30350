import type { ProcedureName } from '../../shared/contract/procedures';
import type { Studio } from '../app/studio';
import type { Handlers } from '../ipc/router';
import type { WindowState } from './handlers';

type PreferenceHandlers = Pick<Handlers<WindowState>, Extract<ProcedureName, `preferences.${string}`>>;

/** What the person prefers, the folders that follow from it, and the look for a newer version. */
export function preferenceHandlers({ preferences }: Studio): PreferenceHandlers {
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
