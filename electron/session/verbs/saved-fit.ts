import { plainValue } from '../plain-value';
import { verb } from './verb';

/** R code that is asked of a fit called `fit`, and the file that it is saved in. */
export interface SavedFitCall {
  readonly file: string;
  readonly call: string;
}

/** A question to a saved fit: its answer is plain data, whose form the analysis knows that asks it. */
export const savedFitVerb = verb<SavedFitCall, unknown>({
  takes: { file: 'required', call: 'required' },
  read: plainValue,
});
