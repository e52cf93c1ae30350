import type { EnvironmentContext } from '../work/environment-context';
import type { EnvironmentWorkType } from '../work/environment-work';
import { wordsFor } from './package-words';

interface Input {
  readonly names: readonly string[];
  readonly update: (context: EnvironmentContext, names: readonly string[]) => Promise<string>;
}

/** Replaces packages of an environment by the newest versions in its repositories. */
export const updateWork: EnvironmentWorkType<Input> = {
  kind: 'update',
  title: ({ names }) => `Updating ${wordsFor(names)}`,
  run: ({ names, update }, context) => update(context, names),
};
