import { basename } from 'node:path';
import type { AppPaths } from '../../files/app-paths';
import type { EnvironmentContext } from '../work/environment-context';
import type { EnvironmentWorkType } from '../work/environment-work';
import { importRuntime } from './import-runtime';
import { environmentFingerprint } from './list-runtimes';

interface Input {
  readonly paths: AppPaths;
  readonly archive: string;
}

/** Unpacks a runtime from an archive and checks it. */
export const importRuntimeWork: EnvironmentWorkType<Input> = {
  kind: 'import-runtime',
  title: ({ archive }) => `Importing the runtime ${basename(archive)}`,
  run: ({ paths, archive }, context) => importRuntimeFor(paths, archive, context),
};

/** Calls `importRuntime`; the outcome says whether the environment can use the runtime. */
export async function importRuntimeFor(
  paths: AppPaths,
  archive: string,
  context: Pick<EnvironmentContext, 'environment' | 'signal' | 'step' | 'say'>,
): Promise<string> {
  const { name, manifest } = await importRuntime(paths, archive, context);
  const here = await environmentFingerprint(paths, context.environment);
  const usable = here === null || here === manifest.fingerprint;
  return usable
    ? `The runtime ${name} is imported.`
    : `The runtime ${name} is imported, but not for the R of the environment "${context.environment}", which needs ${here}.`;
}
