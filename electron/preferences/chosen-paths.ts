import type { AppPaths } from '../files/app-paths';
import type { PreferenceService } from './preference-service';

/** The app's folders as they are now: the person may choose where the cache and new projects go. */
export function chosenPaths(
  usual: AppPaths,
  preferences: Pick<PreferenceService, 'cachePlace' | 'projectsFolder'>,
): AppPaths {
  return {
    ...usual,
    get cache() {
      return preferences.cachePlace.folder;
    },
    get projects() {
      return preferences.projectsFolder;
    },
  };
}
