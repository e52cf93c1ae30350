import { readCsv } from '../projects/csv-read';
import { dataPage } from '../projects/data-page';
import { stemOf } from '../projects/names';
import type { AreaHandlers } from './area';
import { openProject } from './window-state';

/** The data sets of a window's project. */
export function dataHandlers(): AreaHandlers<'data'> {
  return {
    'data.import': async ({ fileName, bytes }, { connection, signal }) => {
      const project = openProject(connection);
      const table = await readCsv(bytes, fileName, {}, signal);
      return { datasetId: await project.addDataset(stemOf(fileName), `file:${fileName}`, table) };
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
