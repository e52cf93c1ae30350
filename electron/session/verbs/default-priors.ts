import type { PriorRow } from '../../../shared/contract/models';
import { columnsOf } from '../read-r-values';
import { type ModelCall, takesModelCall } from './model-call';
import { verb } from './verb';

/** brms's prior table of a model. */
export const defaultPriors = verb<ModelCall, readonly PriorRow[]>({
  takes: takesModelCall,
  read: (value) =>
    columnsOf(value).textRows(
      'prior',
      'class',
      'coef',
      'group',
      'resp',
      'dpar',
      'nlpar',
      'lb',
      'ub',
      'source',
    ),
});
