import { randomInt } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { StudioError } from '../../shared/errors/studio-error';
import { checkSpec } from '../../shared/model/check';
import { describeTable } from '../../shared/model/column-info';
import { brmCall } from '../../shared/model/r-code';
import type { ModelSpec } from '../../shared/model/spec';
import type { Table } from '../../shared/model/table';

/** A model and its data, checked, with nothing left to chance: seed and cores are written into the spec. */
export interface FitRequest {
  readonly modelId: string;
  readonly modelName: string;
  readonly datasetId: string;
  readonly spec: ModelSpec;
  readonly table: Table;
  /** The brm() call that will be evaluated. */
  readonly call: string;
}

/** Throws `invalid-input` with the first thing that stands against the fit; all of them are in `details.problems`. */
export function fitRequest(
  model: { readonly id: string; readonly name: string; readonly datasetId: string; readonly spec: ModelSpec },
  table: Table,
): FitRequest {
  const problems = checkSpec(model.spec, describeTable(table), table.rowCount);
  const [first] = problems.filter((problem) => problem.severity === 'error');
  if (first) {
    throw new StudioError('invalid-input', first.message, {
      hint: first.hint,
      where: first.where,
      details: { problems },
    });
  }
  const { sampling } = model.spec;
  const spec: ModelSpec = {
    ...model.spec,
    sampling: {
      ...sampling,
      seed: sampling.seed ?? randomInt(1, 2147483647),
      cores: sampling.cores ?? Math.min(sampling.chains, availableParallelism()),
    },
  };
  return {
    modelId: model.id,
    modelName: model.name,
    datasetId: model.datasetId,
    spec,
    table,
    call: brmCall(spec, model.datasetId),
  };
}
