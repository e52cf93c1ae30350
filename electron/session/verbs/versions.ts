import { fieldsOf } from '../read-r-values';
import { verb } from './verb';

/** The versions of R, and of brms, rstan, cmdstanr, posterior and loo if they are installed. */
export const versions = verb<Record<never, never>, Readonly<Record<string, string>>>({
  takes: {},
  read: (value) => fieldsOf(value).allTexts(),
});
