import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The files and folders that were given at a start of the app. `argv` is the whole command line: the executable,
 * Chromium's switches and, while the app is not packaged, its own folder. Among addresses only `file:` ones are
 * accepted, which some desktops write; there are no deep links.
 */
export function openedPaths(
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
    // The address of another machine, or with characters that a path cannot hold.
    return [];
  }
}
