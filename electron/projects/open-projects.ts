import { realpath } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { asStudioError } from '../../shared/errors/studio-error';
import { makeFolders } from '../files/make-folders';
import { sweepUnfinished } from '../files/unfinished';
import { Project } from './project';
import { projectFolderOf } from './project-place';
import type { ProjectIdentity, TrustedProjects } from './trust';

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
    /** What could not be written down beside a project, which is open all the same. */
    private readonly warn: (text: string) => void,
  ) {}

  /** Opens the project at that folder or project file, or takes part in the one that is open. Pair with `release`. */
  async open(path: string): Promise<Project> {
    const folder = projectFolderOf(path);
    // One folder is one project, by whatever link it is reached.
    const real = await realpath(folder).catch(() => folder);
    return this.hold(real, async (root) => {
      // Copies and new projects that processes left beside it when they were killed.
      await sweepUnfinished(dirname(root));
      const project = await Project.open(root, 'change');
      const { id } = project;
      if (id !== undefined && (await this.trusted.has({ path: root, id }))) await project.trust();
      return project;
    });
  }

  /** A project that is made here is trusted. See `makeProject` for what it throws; then nothing is left of it. */
  async create(path: string, name: string): Promise<Project> {
    const folder = resolve(path);
    makeFolders(dirname(folder));
    await sweepUnfinished(dirname(folder));
    const real = await realpath(folder).catch(async () =>
      join(await realpath(dirname(folder)), basename(folder)),
    );
    const project = await Project.create(real, name);
    return this.hold(real, async () => {
      await this.trust(project);
      return project;
    });
  }

  /** The user's word that what is in a project may run R, now and whenever it is opened again. */
  async trust(project: Project): Promise<void> {
    const id = await project.trust();
    await this.remember({ path: project.path, id });
  }

  /** Copies a project to a new folder; the copy of one that is trusted is trusted. */
  async copy(project: Project, target: string): Promise<void> {
    await project.copyTo(target);
    const { id } = project;
    if (project.isTrusted && id !== undefined) await this.remember({ path: await realpath(target), id });
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

  /** The user's word counts as long as the app runs, also where it cannot be written down. */
  private async remember(identity: ProjectIdentity): Promise<void> {
    await this.trusted.add(identity).catch((error: unknown) => {
      this.warn(
        `That this project is trusted could not be saved, so you will be asked again: ${asStudioError(error).message}`,
      );
    });
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
