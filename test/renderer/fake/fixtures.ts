import type { LogEntry } from '../../../shared/contract/system';
import type { EnvironmentWorkItem, FitWork, WorkItem } from '../../../shared/contract/work';
import type { WorkerInfo } from '../../../shared/contract/workers';
import type { FitInfo, ModelDocument, ProjectState } from '../../../shared/model/project';
import { newSpec } from '../../../shared/model/spec';
import { type MeasureId, measures } from '../../../shared/stats/measures/list';
import type { SummaryRow } from '../../../shared/stats/summary-row';

export const model: ModelDocument = {
  id: 'm1',
  name: 'Model 1',
  datasetId: 'epilepsy',
  spec: newSpec('count ~ zAge + (1 | patient)', 'poisson'),
  updatedAt: '2026-01-01T00:00:00Z',
};

export const fit: FitInfo = {
  id: 'f1',
  modelId: 'm1',
  modelName: 'Model 1',
  datasetId: 'epilepsy',
  spec: model.spec,
  createdAt: '2026-01-02T00:00:00Z',
  seconds: { compile: 0, sample: 3, total: 5 },
  compiled: 'reused',
  chains: 4,
  drawsPerChain: 1000,
  variableCount: 3,
  divergences: 0,
  maxTreedepthHits: 0,
  ebfmi: [1, 1, 1, 1],
  warnings: [],
  versions: {},
  call: 'brm()',
  bytes: 1,
};

const number = { kind: 'double', missing: 0, distinct: 40, min: 0, max: 102, mean: 8, sd: 12 } as const;
const columns = [
  { ...number, name: 'count', whole: true },
  { ...number, name: 'zAge', whole: false },
  { ...number, name: 'zBase', whole: false },
  { ...number, name: 'visits', whole: true },
  {
    name: 'patient',
    kind: 'factor',
    missing: 0,
    distinct: 59,
    whole: false,
    levels: ['1', '2'],
    ordered: false,
  },
] as const;

export const project: ProjectState = {
  path: '/projects/a',
  name: 'A',
  trusted: true,
  datasets: [{ id: 'epilepsy', name: 'epilepsy', source: 'sample:epilepsy', rowCount: 236, columns }],
  models: [model],
  fits: [],
  failedFits: [],
  damaged: [],
};

export const fitWork: FitWork = {
  id: 'j1',
  kind: 'fit',
  title: 'Fit of Model 1',
  state: 'running',
  project: project.path,
  environment: 'default',
  progress: { chains: [] },
  detail: {
    modelId: 'm1',
    modelName: 'Model 1',
    formula: model.spec.formula,
    stage: 'sampling',
    stageSince: 0,
    compile: 'reused',
    fitId: null,
  },
  queuedAt: 0,
  startedAt: 0,
  finishedAt: null,
  error: null,
  outcome: null,
};

export const analysisWork: WorkItem<'analysis'> = {
  id: 'j2',
  kind: 'analysis',
  title: 'LOO of Model 1',
  state: 'running',
  project: project.path,
  environment: 'default',
  progress: { step: { number: 2, of: 3, text: 'Reading the fit' } },
  detail: { fitId: fit.id, analysisId: 'loo', query: {} },
  queuedAt: 0,
  startedAt: 0,
  finishedAt: null,
  error: null,
  outcome: null,
};

export const environmentWork: EnvironmentWorkItem = {
  id: 'work-1',
  kind: 'install',
  title: 'Installing lme4 1.1-31',
  state: 'running',
  project: null,
  environment: 'default',
  progress: null,
  detail: null,
  queuedAt: 0,
  startedAt: 0,
  finishedAt: null,
  error: null,
  outcome: null,
};

/** Of each measure a number that nothing is wrong with: within its limits, whatever the number of chains. */
const soundMeasures = Object.fromEntries(
  measures.map(({ id, limits }) => {
    const { least, most } = limits?.(1000) ?? {};
    return [id, least ?? most ?? 0.01];
  }),
) as Record<MeasureId, number>;

/** A sound parameter, with all measures. */
export function summaryRow(variable: string, more: Partial<SummaryRow> = {}): SummaryRow<MeasureId> {
  return {
    ...soundMeasures,
    variable,
    mean: 0,
    median: 0,
    sd: 1,
    mad: 1,
    lower: -2,
    upper: 2,
    rhat: 1,
    ess_bulk: 4000,
    ess_tail: 4000,
    ...more,
  };
}

export const worker: WorkerInfo = {
  id: 'main',
  role: 'main',
  environment: 'default',
  state: 'ready',
  pid: 1,
  epoch: 'e1',
  startedAt: 0,
  versions: { R: '4.2.2', brms: '2.18.0' },
  memoryBytes: null,
  handles: 0,
  handleBytes: 0,
  call: null,
  waiting: 0,
  workId: null,
  restarts: 0,
};

export function logEntry(seq: number, more: Partial<LogEntry> = {}): LogEntry {
  return {
    seq,
    time: 0,
    level: 'info',
    source: 'main',
    worker: 'main',
    callId: null,
    stream: 'stdout',
    text: `line ${seq}`,
    ...more,
  };
}
