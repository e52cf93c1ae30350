import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The files and folders that a start of the app was given. `argv` is the whole command line: the executable, switches
 * of Chromium's and, while it is not packaged, the app's own folder. Of addresses only those of files are paths, as some
 * desktops write them: deep links are off.
 */
export function pathsIn(
  argv: readonly string[],
  workingFolder: string,
  appFolder: string,
): readonly string[] {
  return argv
    .slice(1)
    .filter((argument) => argument !== '' && !argument.startsWith('-'))
    .flatMap((argument) => pathOf(argument, workingFolder))
    .filter((path) => path !== resolve(appFolder));
}

function pathOf(argument: string, workingFolder: string): readonly string[] {
  if (!/^[a-z][a-z0-9+.-]+:/i.test(argument)) return [resolve(workingFolder, argument)];
  try {
    return /^file:/i.test(argument) ? [fileURLToPath(argument)] : [];
  } catch {
    // Of another machine, or with what no path can hold.
    return [];
  }
}
