import type { AppPaths } from '../files/app-paths';
import type { PreferenceService } from './preference-service';

/** The app's present folders: the user may choose those for the cache and for new projects. */
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
