import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { CompileCache } from '../../../electron/fits/compile-cache';
import { Fits } from '../../../electron/fits/fit-work';
import type { Project } from '../../../electron/projects/project';
import type { JobSession } from '../../../electron/session/manager/job-worker';
import type { Session, WorkerEvent } from '../../../electron/session/session';
import { WorkQueue } from '../../../electron/work/work-queue';
import { type ModelSpec, modelSpec } from '../../../shared/model/spec';
import type { Table } from '../../../shared/model/table';
import { sharedCache } from '../../e2e/support/app-process';
import { plainEnvironment, start } from '../session/real-worker';

/** The model of the app's sample. */
const formula = 'count ~ zAge + zBase * Trt + (1 | patient)';

/**
 * Data for which brms writes the very Stan program of the sample, which is compiled once for all tests: its prior of the
 * intercept follows the median of the counts. A row for each patient.
 */
export function countsOf(patients: number): Table {
  const numbers = (value: (i: number) => number) =>
    Float64Array.from({ length: patients }, (_, i) => value(i));
  const codes = Int32Array.from({ length: patients }, (_, i) => i + 1);
  return {
    rowCount: patients,
    columns: [
      { kind: 'double', name: 'count', values: numbers((i) => [4, 4, 1, 9, 4][i % 5] ?? 4) },
      { kind: 'double', name: 'zAge', values: numbers((i) => Math.sin(i)) },
      { kind: 'double', name: 'zBase', values: numbers((i) => Math.cos(3 * i)) },
      {
        kind: 'factor',
        name: 'Trt',
        codes: Int32Array.from({ length: patients }, (_, i) => (i % 2) + 1),
        levels: ['0', '1'],
        ordered: false,
      },
      {
        kind: 'factor',
        name: 'patient',
        codes,
        levels: [...codes].map((code) => `person ${code}`),
        ordered: false,
      },
    ],
  };
}

/** The sample's model with other sampling. */
export function countsSpec(sampling: Partial<ModelSpec['sampling']>): ModelSpec {
  return modelSpec.parse({ formula, family: 'poisson', sampling: { seed: 1, cores: 2, ...sampling } });
}

/** A queue of fits in real R; `onSession` hears of each worker, `onEvent` of what it says. */
export function realFits(
  onSession: (session: Session) => void = () => undefined,
  onEvent: (event: WorkerEvent) => void = () => undefined,
): { readonly fits: Fits; readonly work: WorkQueue } {
  const cache = { folder: join(sharedCache(), 'brms-studio'), limit: 2 ** 33 };
  const work = new WorkQueue({
    cores: () => availableParallelism(),
    log: () => undefined,
    onChange: () => undefined,
  });
  const fits = new Fits(work, {
    cache: new CompileCache(
      () => cache,
      (text) => process.stderr.write(`${text}\n`),
    ),
    coreLimit: () => null,
    environment: () => 'default',
    startWorker: async (listen, _fit, signal): Promise<JobSession> => {
      const session = await start({
        environment: plainEnvironment(),
        loadBrms: true,
        signal,
        onEvent: (event) => {
          onEvent(event);
          listen(event);
        },
      });
      onSession(session);
      return session;
    },
  });
  return { fits, work };
}

/** Puts a model of these data into the project. */
export async function addModel(project: Project, table: Table, spec: ModelSpec): Promise<string> {
  return project.addModel('M', await project.addDataset('counts', 'test', table), spec);
}
