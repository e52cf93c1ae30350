import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { readOrdinaryFile } from './ordinary-files';
import { projectFileIn } from './project-folder';

/** The longest text that is searched for. */
const mostBytes = 400_000;

/**
 * Finds the folder whose project file has exactly this text: first among `recent`, then directly in `projects`;
 * null if there is none. The text holds the time at which the project was made. So only copies of a project have
 * the same text.
 */
export async function locateProject(
  text: string,
  recent: readonly string[],
  projects: string,
): Promise<string | null> {
  const names = await readdir(projects).catch(() => []);
  for (const folder of new Set([...recent, ...names.map((name) => join(projects, name))])) {
    const file = projectFileIn(folder);
    const found = file === null ? null : await readOrdinaryFile(file, mostBytes).catch(() => null);
    if (found?.toString('utf8') === text) return folder;
  }
  return null;
}
