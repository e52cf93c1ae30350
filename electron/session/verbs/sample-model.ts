import { fieldsOf } from '../read-r-values';
import type { RValue } from '../values';
import { type ModelCall, takesModelCall } from './model-call';
import { problemOf } from './problem';
import { verb } from './verb';

export interface SampledModel {
  /** Why the fit could not be written to `file`; null if it was. */
  readonly problem: string | null;
  /** The numbers of the chains that have draws; empty if unknown. */
  readonly chains: readonly number[];
}

/** Runs the chains of a prepared and compiled fit and writes the fit to `file`. The worker keeps it too. */
export const sampleModel = verb<ModelCall & { readonly fit: RValue; readonly file: string }, SampledModel>({
  takes: { ...takesModelCall, fit: 'required', file: 'required' },
  read: (value) => {
    const fields = fieldsOf(value);
    return { problem: problemOf(fields.text('problem')), chains: fields.numbers('chains') };
  },
});
