import { delimiter, isAbsolute, join } from 'node:path';
import type { EnvironmentConfigData } from '../../shared/contract/system';
import { StudioError } from '../../shared/errors/studio-error';
import type { AppPaths } from '../files/app-paths';
import type { ResolvedEnvironment } from '../session/resolved-environment';
import { findR, type RSearch } from './r-discovery';
import { isExecutable } from './r-home';
import { isFolder } from './store/is-folder';
import { environmentFolder } from './store/store-paths';

/**
 * Everything that is needed to start a worker of this environment. Throws `invalid-input` if R home or runtime is
 * wrong, or if there is no R or no program on PATH.
 */
export async function resolveEnvironment(
  config: EnvironmentConfigData,
  paths: AppPaths,
  search: RSearch = {},
): Promise<ResolvedEnvironment> {
  const { rHome, rBinary } = await findR(config, search);
  const platform = search.platform ?? process.platform;
  const env = workerVariables(config, rHome, search.env ?? process.env, platform);
  if (platform !== 'win32') await checkPath(env.PATH);
  const runtime = await runtimeFolder(config.runtime_path);
  const candidates = [join(environmentFolder(paths, config.environment_name), 'Rlib')];
  if (runtime !== null) candidates.push(join(runtime, 'Rlib'));
  const libraries: string[] = [];
  for (const library of candidates) if (await isFolder(library)) libraries.push(library);
  const cmdstan = runtime === null ? null : join(runtime, 'cmdstan');
  return {
    config,
    rHome,
    rBinary,
    env,
    libraries,
    cmdstanPath: cmdstan !== null && (await isFolder(cmdstan)) ? cmdstan : null,
  };
}

/**
 * The worker's variables, as brmspy sets them: the app's, overridden by the environment's; by default one thread for
 * OpenMP and OpenBLAS, because chains run at the same time; and R's own libraries for the loader.
 */
export function workerVariables(
  config: EnvironmentConfigData,
  rHome: string,
  processEnv: NodeJS.ProcessEnv,
  platform: NodeJS.Platform = process.platform,
): Record<string, string> {
  const env: Record<string, string> = { OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1' };
  for (const [name, value] of Object.entries({ ...processEnv, ...config.env })) {
    // The app's own variables may contain tokens, and a worker runs code of any origin.
    if (value !== undefined && !/^BRMS_STUDIO_/i.test(name) && name !== 'BRMSPY_AUTOLOAD') env[name] = value;
  }
  if (platform === 'win32') {
    env.R_HOME = rHome;
    const name = Object.keys(env).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH';
    env[name] = inFront(join(rHome, 'bin', 'x64'), env[name]);
  } else {
    // R's start script sets R_HOME, and warns about any other value, even a link to the same folder.
    delete env.R_HOME;
    env.LD_LIBRARY_PATH = inFront(join(rHome, 'lib'), env.LD_LIBRARY_PATH);
  }
  return env;
}

/** R and its packages have scripts that run programs of the system. Throws `invalid-input` if none is found. */
async function checkPath(path = ''): Promise<void> {
  const folders = path.split(delimiter).filter((folder) => folder !== '');
  for (const folder of folders) if (await isExecutable(join(folder, 'sh'))) return;
  const what =
    folders.length === 0
      ? 'PATH, the list of folders with programs, is empty.'
      : `PATH, the list of folders with programs, has no folder with the system’s programs: ${path}.`;
  throw new StudioError('invalid-input', `${what} R and its packages need some of them.`, {
    hint: 'Set PATH, in the terminal or the environment’s variables, to folders such as /usr/local/bin:/usr/bin:/bin.',
    where: 'PATH',
  });
}

function inFront(folder: string, list: string | undefined): string {
  const rest = (list ?? '').split(delimiter).filter((entry) => entry !== '' && entry !== folder);
  return [folder, ...rest].join(delimiter);
}

async function runtimeFolder(path: string | null): Promise<string | null> {
  if (!path) return null;
  if (isAbsolute(path) && (await isFolder(join(path, 'Rlib')))) return path;
  const what = !isAbsolute(path)
    ? 'is not an absolute path'
    : (await isFolder(path))
      ? 'has no folder Rlib'
      : 'does not exist';
  throw new StudioError('invalid-input', `The environment's runtime ${path} ${what}.`, {
    hint: 'Choose a folder below ~/.brmspy/runtime, or set runtime_path to null in the environment’s config.json.',
    where: 'runtime_path',
  });
}
