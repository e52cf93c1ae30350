import { existsSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { asStudioError, StudioError } from '../../shared/errors/studio-error';
import type { FailedFit } from '../../shared/model/project';
import type { Project } from '../projects/project';
import { moveToTrash } from '../projects/project-files';
import { NotWritten } from './fit-failures';
import { commitFailed, dropFitFolder, fitFiles } from './fit-store';

/**
 * Keeps a failed fit among the project's fits, with its reason, its log and, if it was sampled, its R object. Returns
 * the error to throw, which names that object, and the fit's id; the id is null if it cannot be written to the project.
 */
export async function keepFailed(
  project: Project,
  folder: string,
  about: Omit<FailedFit, 'id' | 'error' | 'createdAt'>,
  thrown: unknown,
  log: string,
): Promise<{ readonly error: StudioError; readonly fitId: string | null }> {
  const error = asStudioError(thrown);
  const sampled = existsSync(join(folder, fitFiles.object));
  const reason = (kept: string) => (sampled ? unreadFit(error, kept) : error);
  try {
    const { id } = await commitFailed(project, folder, about, reason, log);
    return { error: reason(join(project.folders.fits, id)), fitId: id };
  } catch {
    // Then the list of fits does not have it, but the job says why it failed.
    if (!sampled) {
      await dropFitFolder(folder).catch(() => undefined);
      return { error, fitId: null };
    }
    const place = await moveToTrash(project.folders, folder, 'unsaved-fit').catch(() =>
      moveAside(project, folder),
    );
    return { error: reason(place), fitId: null };
  }
}

/** Renames a folder so that no clean-up removes it, and returns the new path, or the old one if that fails. */
async function moveAside(project: Project, folder: string): Promise<string> {
  const aside = join(project.folders.fits, `.kept-${Date.now()}`);
  return rename(folder, aside).then(
    () => aside,
    () => folder,
  );
}

/** The error for a fit whose R object is in `folder`, but that could not become a fit of the project. */
function unreadFit(error: StudioError, folder: string): StudioError {
  // The error of a fit that was saved elsewhere names the place already.
  if (error.cause instanceof NotWritten) return error;
  const { message, code, details, condition } = error;
  return new StudioError(code, `The fit finished, but its draws could not be read back: ${message}`, {
    hint: `The fitted R object is kept: readRDS("${join(folder, fitFiles.object)}").`,
    details,
    condition,
    cause: error,
  });
}
