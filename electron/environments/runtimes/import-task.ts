import type { AppPaths } from '../../files/app-paths';
import type { TaskContext } from '../tasks/task-context';
import { importRuntime } from './import-runtime';
import { environmentFingerprint } from './list-runtimes';

/** `importRuntime` as a task; says whether the environment can use what came of it. */
export async function importRuntimeTask(
  paths: AppPaths,
  archive: string,
  context: Pick<TaskContext, 'environment' | 'signal' | 'step' | 'say'>,
): Promise<string> {
  const { name, manifest } = await importRuntime(paths, archive, context);
  const here = await environmentFingerprint(paths, context.environment);
  const usable = here === null || here === manifest.fingerprint;
  return usable
    ? `The runtime ${name} is imported.`
    : `The runtime ${name} is imported; it is not for the R of the environment "${context.environment}", which needs ${here}.`;
}
