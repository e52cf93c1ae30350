import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolders } from '../files/make-folders';
import { checkedName, firstFree, folderName } from './file-names';
import { isTaken } from './make-project';
import type { OpenProjects } from './open-projects';
import type { Project } from './project';

export interface NewProjectServices {
  readonly projects: Pick<OpenProjects, 'create'>;
  /** `projects`: the folder for new projects. */
  readonly paths: { readonly projects: string };
}

/** Makes a project in the projects folder. Adds a number if the name is taken. */
export async function createProject(
  { projects, paths }: NewProjectServices,
  given: string,
): Promise<Project> {
  const parent = paths.projects;
  const name = checkedName(given);
  makeFolders(parent);
  const refused: string[] = [];
  for (;;) {
    const taken = new Set([...readdirSync(parent), ...refused]);
    const folder = firstFree(folderName(name), ' ', taken);
    try {
      return await projects.create(join(parent, folder), name === folderName(name) ? folder : name);
    } catch (error) {
      // Another process was faster with this name, or the disk treats a differently written name as the same.
      if (!isTaken(error)) throw error;
      refused.push(folder);
    }
  }
}
