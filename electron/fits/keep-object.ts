import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { asStudioError, StudioError } from '../../shared/errors/studio-error';
import type { Project } from '../projects/project';
import { moveToTrash } from '../projects/project-files';
import { fitFiles } from './fit-store';

/** A fit whose R object is on the disk, but whose draws could not be read: the object goes where nothing is ever removed by us. */
export async function keepObject(project: Project, folder: string, error: unknown): Promise<StudioError> {
  const { message, code, details, condition } = asStudioError(error);
  const aside = join(project.folders.fits, `.kept-${Date.now()}`);
  const kept = await moveToTrash(project.folders, folder, 'unsaved-fit').catch(async () => {
    await rename(folder, aside);
    return aside;
  });
  return new StudioError(code, `The fit finished, but its draws could not be read back: ${message}`, {
    hint: `The fitted R object is kept: readRDS("${join(kept, fitFiles.object)}").`,
    details,
    condition,
    cause: error,
  });
}
