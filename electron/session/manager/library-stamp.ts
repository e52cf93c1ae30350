import { stat } from 'node:fs/promises';
import { delimiter } from 'node:path';
import type { ResolvedEnvironment } from '../resolved-environment';

/** Everything that a worker is started with, as one text: workers with different texts would differ. */
export function configurationOf(environment: ResolvedEnvironment): string {
  const { config, rBinary, env, libraries, cmdstanPath } = environment;
  const variables = Object.entries(env).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([config, rBinary, variables, libraries, cmdstanPath]);
}

/** R's library folders: those that a worker reported (`.libPaths()`), and those of R's own variables. */
export function libraryFolders(environment: ResolvedEnvironment, told: readonly string[]): readonly string[] {
  const variables = ['R_LIBS', 'R_LIBS_USER', 'R_LIBS_SITE'].flatMap(
    (name) => environment.env[name]?.split(delimiter) ?? [],
  );
  return [...new Set([...environment.libraries, ...told, ...variables])].filter((path) => path !== '');
}

/** The folders' modification times, which change with every package that is installed or removed. */
export async function stampOf(folders: readonly string[]): Promise<string> {
  const times = await Promise.all(
    folders.map((folder) =>
      stat(folder).then(
        ({ mtimeMs }) => mtimeMs,
        () => null,
      ),
    ),
  );
  return JSON.stringify(times);
}
