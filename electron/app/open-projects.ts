import { realpath } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Project } from '../projects/project';
import { projectFolderOf } from '../projects/project-place';
import type { TrustedProjects } from '../projects/trust';

interface Held {
  readonly project: Promise<Project>;
  holders: number;
}

/** Projects that somebody has open: windows, jobs, commands. One folder is one `Project`, however many hold it. */
export class OpenProjects {
  private readonly held = new Map<string, Held>();

  constructor(
    private readonly trusted: TrustedProjects,
    private readonly onOpen: (project: Project) => void,
    private readonly onClose: (project: Project) => void,
  ) {}

  /** Opens the project at that folder or project file, or takes part in the one that is open. Pair with `release`. */
  open(path: string): Promise<Project> {
    return this.hold(projectFolderOf(path), async (root) => {
      const project = await Project.open(root);
      const { id } = project;
      if (id !== undefined && (await this.trusted.has({ path: await realpath(root), id })))
        await project.trust();
      return project;
    });
  }

  /** A project that is made here is trusted. */
  create(path: string, name: string): Promise<Project> {
    return this.hold(resolve(path), async (root) => {
      const project = await Project.create(root, name);
      await this.trust(project);
      return project;
    });
  }

  /** The user's word that what is in a project may run R, now and whenever it is opened again. */
  async trust(project: Project): Promise<void> {
    const id = await project.trust();
    await this.trusted.add({ path: await realpath(project.path), id });
  }

  /** Forgets the project when its last holder lets go, so that it is read anew next time. */
  async release(project: Project): Promise<void> {
    const entry = this.held.get(project.path);
    if (!entry) return;
    entry.holders--;
    if (entry.holders === 0) {
      this.held.delete(project.path);
      this.onClose(project);
    }
    await project.settled();
  }

  /** Settles when everything that was changed is on disk. */
  async close(): Promise<void> {
    await Promise.allSettled([...this.held.values()].map(async ({ project }) => (await project).settled()));
  }

  private async hold(root: string, make: (root: string) => Promise<Project>): Promise<Project> {
    const known = this.held.get(root);
    if (known) {
      known.holders++;
      return known.project;
    }
    const project = make(root);
    this.held.set(root, { project, holders: 1 });
    try {
      this.onOpen(await project);
      return await project;
    } catch (error) {
      this.held.delete(root);
      throw error;
    }
  }
}
