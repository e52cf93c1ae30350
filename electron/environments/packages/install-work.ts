import type { PackageSource } from '../../../shared/contract/packages';
import type { EnvironmentContext } from '../work/environment-context';
import type { EnvironmentWorkType } from '../work/environment-work';
import { sourceWords, wordsFor } from './package-words';

interface Input {
  readonly sources: readonly PackageSource[];
  readonly install: (context: EnvironmentContext, sources: readonly PackageSource[]) => Promise<string>;
}

/** Installs packages into an environment's library. */
export const installWork: EnvironmentWorkType<Input> = {
  kind: 'install',
  title: ({ sources }) => `Installing ${wordsFor(sources.map(sourceWords))}`,
  run: ({ sources, install }, context) => install(context, sources),
};
