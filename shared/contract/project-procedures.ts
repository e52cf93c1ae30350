import * as z from 'zod';
import { nameText } from '../model/name-text';
import type { ProjectState, RecentProject, SampleInfo } from '../model/project';
import { itemId, nothing, procedure } from './procedure';

/** Projects: made, opened, closed, found again. What names no project means the one that the window has open. */
export const projectProcedures = {
  'project.recent': procedure<readonly RecentProject[]>()(nothing),
  'project.forget': procedure<readonly RecentProject[]>()(z.object({ path: z.string() })),
  'project.samples': procedure<readonly SampleInfo[]>()(nothing),
  'project.createFromSample': procedure<ProjectState>()(z.object({ sample: itemId })),
  'project.create': procedure<ProjectState>()(z.object({ name: nameText })),
  'project.open': procedure<ProjectState>()(z.object({ path: z.string().min(1) })),
  'project.close': procedure<null>()(nothing),
  /** The user's word that what is in the open project may run R from now on. */
  'project.trust': procedure<ProjectState>()(nothing),
  'project.rename': procedure<ProjectState>()(z.object({ name: nameText })),
  /** Copies the open project as it stands on disk into a new folder, which must not exist; its real path. */
  'project.saveCopy': procedure<string>()(z.object({ path: z.string().min(1).max(4096) })),
  /**
   * The folder of the project whose file has this text, among recent projects and those in the projects folder; null
   * where none has. A page that is given a project by drag and drop knows the file's text, but not where it lies.
   */
  'project.locate': procedure<string | null>()(z.object({ file: z.string().max(100_000) })),
} as const;

export interface ProjectEvents {
  /** The open project changed: the whole state, small enough to send whole. */
  readonly 'project.changed': ProjectState;
}
