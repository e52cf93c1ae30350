import type { AppPaths } from '../../files/app-paths';
import type { EnvironmentWorkType } from '../work/environment-work';
import { cloneEnvironment } from './clone';

interface Input {
  readonly paths: AppPaths;
  readonly to: string;
  /** Called when the new environment exists. */
  readonly tell: () => Promise<unknown>;
}

/** Copies an environment with all its packages. */
export const cloneWork: EnvironmentWorkType<Input> = {
  kind: 'clone',
  title: ({ to }, environment) => `Cloning ${environment} as ${to}`,
  run: async ({ paths, to, tell }, context) => {
    const { environment, signal } = context;
    context.step(1, 1, `Copying the packages of ${environment}`);
    await cloneEnvironment(paths, environment, to, signal);
    await tell();
    return `${to} is a copy of ${environment}.`;
  },
};
