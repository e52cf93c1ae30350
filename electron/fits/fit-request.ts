import { randomInt } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { checkSpec } from '../../shared/model/check';
import { parseSpec } from '../../shared/model/parsed-spec';
import { refuseErrors } from '../../shared/model/problem';
import { brmCall } from '../../shared/model/r-code';
import type { ModelSpec } from '../../shared/model/spec';
import type { Table } from '../../shared/model/table';
import type { ModelData } from '../projects/model-data';

/** A checked model and its data. Seed and cores are set in the spec. */
export interface FitRequest {
  readonly modelId: string;
  readonly modelName: string;
  readonly datasetId: string;
  readonly spec: ModelSpec;
  readonly table: Table;
  /** The brm() call that will be evaluated. */
  readonly call: string;
}

/**
 * Makes a request with at most `coreLimit` cores, if there is a limit. Throws `invalid-input` with the first problem.
 */
export function fitRequest(
  model: {
    readonly id: string;
    readonly name: string;
    readonly datasetId: string;
    readonly spec: ModelSpec;
  },
  data: ModelData,
  coreLimit: number | null = null,
): FitRequest {
  refuseErrors(checkSpec(parseSpec(model.spec), data.columns, data.table.rowCount));
  const { sampling } = model.spec;
  const spec: ModelSpec = {
    ...model.spec,
    sampling: {
      ...sampling,
      seed: sampling.seed ?? randomInt(1, 2147483647),
      cores: Math.min(
        sampling.cores ?? Math.min(sampling.chains, availableParallelism()),
        coreLimit ?? Number.POSITIVE_INFINITY,
      ),
    },
  };
  return {
    modelId: model.id,
    modelName: model.name,
    datasetId: model.datasetId,
    spec,
    table: data.table,
    call: brmCall(spec, model.datasetId),
  };
}
