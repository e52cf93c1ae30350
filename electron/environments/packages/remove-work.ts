import type { EnvironmentContext } from '../work/environment-context';
import type { EnvironmentWorkType } from '../work/environment-work';
import { wordsFor } from './package-words';

interface Input {
  readonly names: readonly string[];
  readonly remove: (context: EnvironmentContext, names: readonly string[]) => Promise<string>;
}

/** Removes packages from an environment's own library. */
export const removeWork: EnvironmentWorkType<Input> = {
  kind: 'remove',
  title: ({ names }) => `Removing ${wordsFor(names)}`,
  run: ({ names, remove }, context) => remove(context, names),
};
