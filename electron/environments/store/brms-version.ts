import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { delimiter, isAbsolute, join } from 'node:path';
import type { EnvironmentConfigData } from '../../../shared/contract/system';
import { readDescription } from '../packages/description';
import type { FoundR } from '../r-home';

/** The variables with R's library folders, in R's order. */
const variables = ['R_LIBS', 'R_LIBS_USER', 'R_LIBS_SITE'] as const;

/**
 * The version of brms that an environment would load, or null if none is found. R is not started, so libraries added by
 * startup scripts or a profile are not found. `own`: the environment's own library.
 */
export async function brmsVersion(
  own: string,
  config: Pick<EnvironmentConfigData, 'runtime_path' | 'env'>,
  r: FoundR | null,
  processEnv: NodeJS.ProcessEnv = process.env,
): Promise<string | null> {
  const runtime = config.runtime_path === null ? [] : [join(config.runtime_path, 'Rlib')];
  const libraries = [own, ...runtime, ...(r ? await librariesOf(r, { ...processEnv, ...config.env }) : [])];
  for (const library of new Set(libraries)) {
    const fields = await readDescription(join(library, 'brms'));
    if (fields?.Version && fields.Built !== undefined) return fields.Version;
  }
  return null;
}

/** The libraries that R searches, according to variables and its own start-up files. */
async function librariesOf({ rHome, version, platform }: FoundR, env: NodeJS.ProcessEnv): Promise<string[]> {
  const set = variables.flatMap((name) => (env[name] ?? '').split(delimiter)).map(fromHome);
  const user = env.R_LIBS_USER ? [] : [userLibrary(version.split('.').slice(0, 2).join('.'), platform, env)];
  const site = await Promise.all(
    ['Renviron.site', 'Renviron'].map((name) => siteLibrariesIn(join(rHome, 'etc', name))),
  );
  const all = [...set, ...user, ...site.flat(), join(rHome, 'site-library'), join(rHome, 'library')];
  return all.filter((path) => isAbsolute(path));
}

/** The default of R_LIBS_USER in R 4.2 and later. */
function userLibrary(series: string, platform: string | null, env: NodeJS.ProcessEnv): string {
  if (process.platform === 'win32') return join(env.LOCALAPPDATA ?? '', 'R', 'win-library', series);
  if (process.platform !== 'darwin') return fromHome(`~/R/${platform ?? ''}-library/${series}`);
  const processor = platform?.startsWith('aarch64') ? 'arm64' : 'x86_64';
  return fromHome(`~/Library/R/${processor}/${series}/library`);
}

/** Folders in a line like `R_LIBS_SITE=${R_LIBS_SITE:-'/usr/local/lib/R/site-library:%S'}`. */
async function siteLibrariesIn(file: string): Promise<readonly string[]> {
  const text = await readFile(file, 'utf8').catch(() => '');
  const values = [...text.matchAll(/^\s*R_LIBS_SITE=(.*)$/gm)].map(([, value = '']) => value);
  return values.flatMap((value) => value.split(/[:;'"{}$]/)).filter((part) => part.startsWith('/'));
}

function fromHome(path: string): string {
  return path.startsWith('~/') ? join(homedir(), path.slice(2)) : path;
}
