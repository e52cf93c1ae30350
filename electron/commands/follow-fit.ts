import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { isFitWork, type WorkItem } from '../../shared/contract/work';
import { isStudioError, StudioError, type WireError } from '../../shared/errors/studio-error';
import { fromWire } from '../../shared/errors/wire';
import type { FitInfo } from '../../shared/model/project';
import type { Studio } from '../app/studio';
import type { Project } from '../projects/project';
import type { CommandInput } from './command';
import { fitProgressLine } from './fit-progress-line';
import { followWork } from './follow-work';

/**
 * Files for the R object of a fit that its project does not accept: in the cache folder, otherwise in the
 * temporary folder.
 */
function otherPlacesFor(studio: Studio, name: string): string[] {
  const file = `${name.replace(/[^\p{L}\p{N}_-]+/gu, '-').slice(0, 60)}-${Date.now()}.rds`;
  return [studio.paths.cache, tmpdir()].map((folder) => resolve(folder, file));
}

/**
 * Fits a model of a project and reports the progress. If the fit cannot be saved in the project, saves its R
 * object elsewhere, because there is no user to ask. Throws the error of the fit.
 */
export async function followFit(
  studio: Studio,
  project: Project,
  modelId: string,
  { tell, signal }: Pick<CommandInput, 'tell' | 'signal'>,
): Promise<FitInfo> {
  const { fits, work } = studio;
  const told = new Map<string, number>();
  const refuges = otherPlacesFor(studio, project.model(modelId).name);
  let unsaved: WireError | null = null;
  const begun: { result?: Promise<FitInfo> } = {};

  const saveElsewhere = (id: string, error: WireError): void => {
    unsaved ??= error;
    tell(error.message);
    const path = refuges.shift();
    if (path === undefined) work.cancel(id);
    else fits.save(id, { to: 'file', path });
  };
  const onChange = (item: WorkItem): void => {
    if (!isFitWork(item)) return;
    const line = fitProgressLine(item, told);
    if (line !== null) tell(line);
    const { error } = item;
    // Events that arrive before the answer are printed after it.
    if (item.state === 'held' && error) queueMicrotask(() => saveElsewhere(item.id, error));
  };
  const start = () => {
    const started = fits.start(project, modelId);
    begun.result = started.result;
    return started.item;
  };
  await followWork(studio, start, { tell, signal }, { onChange, withLog: false });
  try {
    if (!begun.result) throw new StudioError('internal', 'No fit was started.');
    return await begun.result;
  } catch (error) {
    throw unsaved && isStudioError(error, 'cancelled') && !signal.aborted ? fromWire(unsaved) : error;
  }
}
