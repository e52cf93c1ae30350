import { dataPage } from '../projects/data-page';
import { importWork } from '../projects/import-work';
import type { WorkQueue } from '../work/work-queue';
import type { AreaHandlers } from './area';
import { openProject } from './window-state';

export interface DataServices {
  readonly work: Pick<WorkQueue, 'run'>;
}

/** The data sets of a window's project. */
export function dataHandlers({ work }: DataServices): AreaHandlers<'data'> {
  return {
    'data.import': async ({ fileName, bytes }, { connection, signal }) => {
      const project = openProject(connection);
      const [datasetId = ''] = await work.run(importWork, { project, files: [{ fileName, bytes }] }, signal);
      return { datasetId };
    },
    'data.page': ({ datasetId, ...request }, { connection }) =>
      dataPage(datasetId, openProject(connection).table(datasetId), request),
    'data.setKind': async ({ datasetId, column, ...type }, { connection }) => {
      await openProject(connection).setColumnKind(datasetId, column, type);
      return null;
    },
    'data.remove': async ({ datasetId }, { connection }) => {
      await openProject(connection).removeDataset(datasetId);
      return null;
    },
  };
}
