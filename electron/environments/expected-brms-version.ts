import type { AppPaths } from '../files/app-paths';
import type { ResolvedEnvironment } from '../session/resolved-environment';
import { rAt } from './r-home';
import { brmsVersion } from './store/brms-version';
import { libraryFolder } from './store/store-paths';

/** The version of brms that a worker of this environment would load, found without starting R; null if unknown. */
export async function expectedBrmsVersion(
  paths: AppPaths,
  environment: ResolvedEnvironment,
): Promise<string | null> {
  const { config, env, rHome } = environment;
  const own = libraryFolder(paths, config.environment_name);
  return brmsVersion(own, config, await rAt(rHome, process.platform), env);
}
