import type { SetupBackend } from '../../../shared/contract/setup';
import type { EnvironmentContext } from '../work/environment-context';
import type { EnvironmentWorkType } from '../work/environment-work';

interface Input {
  readonly backend: SetupBackend;
  readonly install: (context: EnvironmentContext) => Promise<string>;
}

/** "Install brms": all that fitting with a backend needs. */
export const setupWork: EnvironmentWorkType<Input> = {
  kind: 'setup',
  title: ({ backend }) => `Installing brms with ${backend}`,
  run: ({ install }, context) => install(context),
};
