import { delimiter } from 'node:path';

/** What the start script of an AppImage puts its own folder in. */
const searchPaths = ['PATH', 'LD_LIBRARY_PATH', 'XDG_DATA_DIRS', 'GSETTINGS_SCHEMA_DIR'];

/**
 * Takes an AppImage's own folder out of the variables that whatever the app starts inherits: R, compilers and browsers
 * belong to the system, and must not load an AppImage's libraries. Does nothing in any other package.
 */
export function leaveAppImage(env: NodeJS.ProcessEnv): void {
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
