import { delimiter } from 'node:path';

/** The variables to which the start script of an AppImage adds its own folder. */
const searchPaths = ['PATH', 'LD_LIBRARY_PATH', 'XDG_DATA_DIRS', 'GSETTINGS_SCHEMA_DIR'];

/**
 * Removes an AppImage's own folder from the variables that programs started by the app inherit. R, compilers and
 * browsers belong to the system and must not load an AppImage's libraries. Does nothing in other packages.
 */
export function removeAppImagePaths(env: NodeJS.ProcessEnv): void {
  const { APPIMAGE, APPDIR } = env;
  if (APPIMAGE === undefined || APPDIR === undefined || APPDIR === '') return;
  for (const name of searchPaths) {
    const folders = env[name]?.split(delimiter) ?? [];
    const others = folders.filter((folder) => folder !== '' && !isBelow(folder, APPDIR));
    if (others.length > 0) env[name] = others.join(delimiter);
    else delete env[name];
  }
}

function isBelow(folder: string, above: string): boolean {
  return folder === above || folder.startsWith(`${above}/`);
}
