import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolders } from '../files/make-folders';
import { isTaken } from './make-project';
import { checkedName, firstFree, folderName } from './names';
import type { OpenProjects } from './open-projects';
import type { Project } from './project';

export interface NewProjectServices {
  readonly projects: Pick<OpenProjects, 'create'>;
  /** `projects`: the folder that new ones go into. */
  readonly paths: { readonly projects: string };
}

/** A new project in the projects folder; a number is put behind a name that is taken. */
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
      // Another process was faster with this name, or the disk takes a name that is written otherwise for the same.
      if (!isTaken(error)) throw error;
      refused.push(folder);
    }
  }
}
