import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { readOwn } from './own-files';
import { projectFileIn } from './project-place';

/** As long as a text may be that is looked for. */
const mostBytes = 400_000;

/**
 * The first folder among `recent` and those directly in `projects` whose project file has this very text; null where
 * none has. The text holds the moment at which the project was made, so that no two projects share it, but copies do.
 */
export async function locateProject(
  text: string,
  recent: readonly string[],
  projects: string,
): Promise<string | null> {
  const names = await readdir(projects).catch(() => []);
  for (const folder of new Set([...recent, ...names.map((name) => join(projects, name))])) {
    const file = projectFileIn(folder);
    const found = file === null ? null : await readOwn(file, mostBytes).catch(() => null);
    if (found?.toString('utf8') === text) return folder;
  }
  return null;
}
