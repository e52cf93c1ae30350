import type { PriorRow } from '../../shared/contract/models';
import { StudioError } from '../../shared/errors/studio-error';
import { checkSpec } from '../../shared/model/check';
import { refuseErrors } from '../../shared/model/problem';
import { brmCall } from '../../shared/model/r-code';
import type { ModelSpec } from '../../shared/model/spec';
import type { ModelData } from '../projects/model-data';
import { textOf, textsOf } from '../session/expect';
import type { SessionManager } from '../session/manager/session-manager';
import { tableToR } from '../session/tables';
import type { RInput } from '../session/values';

/** The arguments of a question about a model. Throws `invalid-input` where it is not written well enough to ask R. */
function callArguments(spec: ModelSpec, datasetId: string, data: ModelData): Record<string, RInput> {
  refuseErrors(checkSpec(spec, data.columns, data.table.rowCount));
  return { call: brmCall(spec, datasetId), data: tableToR(data.table), data_name: datasetId };
}

/** The Stan program of a model (`brms::stancode`). Throws `r-error` with brms's own words. */
export async function stanCode(
  workers: Pick<SessionManager, 'call'>,
  spec: ModelSpec,
  datasetId: string,
  data: ModelData,
  signal?: AbortSignal,
): Promise<string> {
  const kwargs = callArguments(spec, datasetId, data);
  return textOf(await workers.call('studio::stan_code', { kwargs, signal }));
}

/** The prior table with brms's defaults (`brms::default_prior`; the spec's own priors play no part). */
export async function defaultPriors(
  workers: Pick<SessionManager, 'call'>,
  spec: ModelSpec,
  datasetId: string,
  data: ModelData,
  signal?: AbortSignal,
): Promise<readonly PriorRow[]> {
  const kwargs = callArguments({ ...spec, priors: [] }, datasetId, data);
  const answer = await workers.call('studio::default_priors', { kwargs, signal });
  if (answer.type !== 'data.frame') throw new StudioError('internal', 'R gave no prior table.');
  const columns = new Map(answer.columns.map(({ name, value }) => [name, textsOf(value)]));
  const cell = (name: string, row: number) => columns.get(name)?.[row] ?? '';
  return Array.from({ length: answer.rowCount }, (_, i) => ({
    prior: cell('prior', i),
    class: cell('class', i),
    coef: cell('coef', i),
    group: cell('group', i),
    resp: cell('resp', i),
    dpar: cell('dpar', i),
    nlpar: cell('nlpar', i),
    lb: cell('lb', i),
    ub: cell('ub', i),
    source: cell('source', i),
  }));
}
