import type { PriorRow } from '../../shared/contract/models';
import { checkSpec } from '../../shared/model/check';
import { parseSpec } from '../../shared/model/parsed-spec';
import { refuseErrors } from '../../shared/model/problem';
import { brmCall } from '../../shared/model/r-code';
import type { ModelSpec } from '../../shared/model/spec';
import type { ModelData } from '../projects/model-data';
import type { SessionManager } from '../session/manager/session-manager';
import { tableToR } from '../session/table-to-r';
import type { ModelCall } from '../session/verbs/model-call';

/**
 * The arguments of a question about a model. Throws `invalid-input` if the model has errors, so that R cannot be asked.
 */
function callArguments(spec: ModelSpec, datasetId: string, data: ModelData): ModelCall {
  refuseErrors(checkSpec(parseSpec(spec), data.columns, data.table.rowCount));
  return { call: brmCall(spec, datasetId), data: tableToR(data.table), data_name: datasetId };
}

/** The Stan program of a model (`brms::stancode`). Throws `r-error` with brms's own message. */
export async function stanCode(
  workers: Pick<SessionManager, 'verb'>,
  spec: ModelSpec,
  datasetId: string,
  data: ModelData,
  signal?: AbortSignal,
): Promise<string> {
  return workers.verb('stan_code', callArguments(spec, datasetId, data), { signal });
}

/** The prior table with brms's defaults (`brms::default_prior`), without the spec's own priors. */
export async function defaultPriors(
  workers: Pick<SessionManager, 'verb'>,
  spec: ModelSpec,
  datasetId: string,
  data: ModelData,
  signal?: AbortSignal,
): Promise<readonly PriorRow[]> {
  return workers.verb('default_priors', callArguments({ ...spec, priors: [] }, datasetId, data), { signal });
}
