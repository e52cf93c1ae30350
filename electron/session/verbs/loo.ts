import { savedFitVerb } from './saved-fit';

/** Leave-one-out cross-validation: `shared/analyses/loo.ts`. */
export const loo = savedFitVerb;
