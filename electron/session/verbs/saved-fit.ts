import { plainValue } from '../plain-value';
import { verb } from './verb';

/** R code about a fit called `fit`, and the file that the fit is saved in. */
export interface SavedFitCall {
  readonly file: string;
  readonly call: string;
}

/** A question about a saved fit. Its answer is plain data; the analysis that asks knows the form. */
export const savedFitVerb = verb<SavedFitCall, unknown>({
  takes: { file: 'required', call: 'required' },
  read: plainValue,
});
