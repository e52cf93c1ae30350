import type { FitInfo } from '../../../shared/model/project';
import { newSpec } from '../../../shared/model/spec';

/** A fit as its file describes it, of a project with a data set and a model. */
export const fitInfo: FitInfo = {
  ...{ id: 'fit-1', modelId: 'model-1', modelName: 'Model 1', datasetId: 'sleep', spec: newSpec('y ~ 1') },
  ...{ createdAt: '', seconds: { compile: 0, sample: 0, total: 0 }, compiled: 'reused', chains: 1 },
  ...{ drawsPerChain: 1, variableCount: 1, divergences: 0, maxTreedepthHits: 0, ebfmi: [1], warnings: [] },
  ...{ versions: {}, call: 'brm()', bytes: 0 },
};
