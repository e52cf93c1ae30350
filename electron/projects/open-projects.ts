import { realpath } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { asStudioError } from '../../shared/errors/studio-error';
import { makeFolders } from '../files/make-folders';
import { sweepUnfinished } from '../files/unfinished-folders';
import { Project } from './project';
import { projectFolderOf } from './project-folder';
import type { ProjectIdentity, TrustedProjects } from './trusted-projects';

interface Held {
  readonly project: Promise<Project>;
  holders: number;
}

/** The projects that a window, a job or a command has open. All of them share one `Project` for a folder. */
export class OpenProjects {
  private readonly held = new Map<string, Held>();

  constructor(
    private readonly trusted: TrustedProjects,
    private readonly onOpen: (project: Project) => void,
    private readonly onClose: (project: Project) => void,
    /** Called if something secondary could not be saved; the project is open anyway. */
    private readonly warn: (text: string) => void,
  ) {}

  /** Opens the project of that folder or project file, or shares it if it is open. Each call needs one `release`. */
  async open(path: string): Promise<Project> {
    const folder = projectFolderOf(path);
    // A folder is one project, whatever link leads to it.
    const real = await realpath(folder).catch(() => folder);
    return this.hold(real, async (root) => {
      // Removes unfinished copies and new projects that killed processes left beside it.
      await sweepUnfinished(dirname(root));
      const project = await Project.open(root, 'change');
      const { id } = project;
      if (id !== undefined && (await this.trusted.has({ path: root, id }))) await project.trust();
      return project;
    });
  }

  /**
   * Makes a project, which is trusted because it was made here. See `makeProject` for its errors; it then leaves
   * nothing behind.
   */
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

  /** The user trusts a project: its content may run R, now and when it is opened again. */
  async trust(project: Project): Promise<void> {
    const id = await project.trust();
    await this.remember({ path: project.path, id });
  }

  /** Copies a project to a new folder. The copy of a trusted project is trusted. */
  async copy(project: Project, target: string): Promise<void> {
    await project.copyTo(target);
    const { id } = project;
    if (project.isTrusted && id !== undefined) await this.remember({ path: await realpath(target), id });
  }

  /** Drops the project after its last `release`, so that it is read again the next time. */
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

  /** Settles when all changes are on disk. */
  async close(): Promise<void> {
    await Promise.allSettled([...this.held.values()].map(async ({ project }) => (await project).settled()));
  }

  /** The decision holds while the app runs, even if it cannot be saved. */
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
