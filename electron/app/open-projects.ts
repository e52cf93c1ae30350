import { mkdir, realpath } from 'node:fs/promises';
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
  async open(path: string): Promise<Project> {
    const folder = projectFolderOf(path);
    // One folder is one project, by whatever link it is reached.
    const real = await realpath(folder).catch(() => folder);
    return this.hold(real, async (root) => {
      const project = await Project.open(root);
      const { id } = project;
      if (id !== undefined && (await this.trusted.has({ path: root, id }))) await project.trust();
      return project;
    });
  }

  /** A project that is made here is trusted. */
  async create(path: string, name: string): Promise<Project> {
    const folder = resolve(path);
    await mkdir(folder, { recursive: true });
    return this.hold(await realpath(folder), async (root) => {
      const project = await Project.create(root, name);
      await this.trust(project);
      return project;
    });
  }

  /** The user's word that what is in a project may run R, now and whenever it is opened again. */
  async trust(project: Project): Promise<void> {
    const id = await project.trust();
    await this.trusted.add({ path: project.path, id });
  }

  /** Copies a project to a new folder; the copy of one that is trusted is trusted. */
  async copy(project: Project, target: string): Promise<void> {
    await project.copyTo(target);
    const { id } = project;
    if (project.isTrusted && id !== undefined) await this.trusted.add({ path: await realpath(target), id });
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
