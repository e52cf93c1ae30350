import type { EnvironmentWorkType } from '../work/environment-work';
import { probe } from './probe';

/** Compiles and samples a tiny model, to check that models can be fitted in an environment. */
export const probeWork: EnvironmentWorkType<null> = {
  kind: 'probe',
  title: () => 'Compiling a test model',
  run: (_, context) => probe(context),
};
