import { resolve } from 'node:path';

/**
 * The files and folders that a start of the app was given. `argv` is the whole command line: the executable, switches
 * of Chromium's and, while it is not packaged, the app's own folder. Addresses are no paths: deep links are off.
 */
export function pathsIn(
  argv: readonly string[],
  workingFolder: string,
  appFolder: string,
): readonly string[] {
  return argv
    .slice(1)
    .filter(
      (argument) => argument !== '' && !argument.startsWith('-') && !/^[a-z][a-z0-9+.-]+:/i.test(argument),
    )
    .map((argument) => resolve(workingFolder, argument))
    .filter((path) => path !== resolve(appFolder));
}
