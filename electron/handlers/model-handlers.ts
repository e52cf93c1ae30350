import { defaultPriors, stanCode } from '../models/model-questions';
import { createModel } from '../models/new-model';
import type { SessionManager } from '../session/manager/session-manager';
import type { AreaHandlers } from './area';
import { openProject } from './window-state';

export interface ModelServices {
  readonly workers: Pick<SessionManager, 'verb'>;
}

/** The models of a window's project, and R's answers about them before they are fitted. */
export function modelHandlers({ workers }: ModelServices): AreaHandlers<'model'> {
  return {
    'model.create': async ({ datasetId, copyOf }, { connection }) => ({
      modelId: await createModel(openProject(connection), datasetId, copyOf),
    }),
    'model.save': async (model, { connection }) => {
      await openProject(connection).saveModel(model);
      return null;
    },
    'model.remove': async ({ modelId }, { connection }) => {
      await openProject(connection).removeModel(modelId);
      return null;
    },
    'model.stan': async ({ spec, datasetId }, { connection, signal }) => {
      const data = openProject(connection).data(datasetId);
      return { code: await stanCode(workers, spec, datasetId, data, signal) };
    },
    'model.priors': async ({ spec, datasetId }, { connection, signal }) => {
      const data = openProject(connection).data(datasetId);
      return defaultPriors(workers, spec, datasetId, data, signal);
    },
  };
}
