import { execFile } from 'node:child_process';
import { readdir, realpath } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import type { EnvironmentConfigData } from '../../shared/contract/system';
import { StudioError } from '../../shared/errors/studio-error';
import { type FoundR, isExecutable, rAt } from './r-home';

const run = promisify(execFile);

export interface RSearch {
  readonly env?: NodeJS.ProcessEnv;
  readonly platform?: NodeJS.Platform;
  /** Folders to look into after PATH, instead of the platform's usual ones. */
  readonly places?: readonly string[];
}

/**
 * The R of an environment: its `r_home`; else R_HOME; else the R on PATH (`R RHOME`); else the newest in the usual
 * places. Throws `invalid-input`: for a wrong `r_home`, which is never passed over, and where there is no R.
 */
export async function findR(
  config: Pick<EnvironmentConfigData, 'r_home'>,
  search: RSearch = {},
): Promise<FoundR> {
  const { env = process.env, platform = process.platform } = search;
  if (config.r_home) {
    const given = await rAt(config.r_home, platform);
    if (given) return given;
    throw new StudioError('invalid-input', `There is no R at ${config.r_home}, the environment's R home.`, {
      hint: 'Give the folder that "R RHOME" prints, such as /usr/lib/R, or set r_home to null, so that it is found; it stands in the config.json of the environment, below ~/.brmspy/environment.',
      where: 'r_home',
    });
  }
  const found =
    (env.R_HOME ? await rAt(env.R_HOME, platform) : null) ??
    (await rOnPath(env, platform)) ??
    (await rInPlaces(search))[0];
  if (found) return found;
  throw new StudioError('invalid-input', 'R is not installed, or not where it is looked for.', {
    hint:
      platform === 'linux'
        ? 'On Debian or Ubuntu: sudo apt-get install r-base-core. Elsewhere see cran.r-project.org, or set r_home.'
        : 'Install R from cran.r-project.org, or set r_home in the environment.',
    where: 'r_home',
  });
}

/** Every R of this machine, each once, in the order of `findR`. */
export async function discoverR(search: RSearch = {}): Promise<readonly FoundR[]> {
  const { env = process.env, platform = process.platform } = search;
  const all = [
    env.R_HOME ? await rAt(env.R_HOME, platform) : null,
    await rOnPath(env, platform),
    ...(await rInPlaces(search)),
  ];
  const byPlace = new Map<string, FoundR>();
  for (const r of all) {
    if (!r) continue;
    const place = await realpath(r.rHome);
    if (!byPlace.has(place)) byPlace.set(place, r);
  }
  return [...byPlace.values()];
}

async function rOnPath(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): Promise<FoundR | null> {
  // With R_HOME in its environment R warns, and on Windows believes it.
  const { R_HOME: _, ...clean } = env;
  for (const folder of (env.PATH ?? env.Path ?? '').split(delimiter)) {
    if (folder === '') continue;
    const program = join(folder, platform === 'win32' ? 'R.exe' : 'R');
    if (!(await isExecutable(program))) continue;
    try {
      const { stdout } = await run(program, ['RHOME'], { env: clean, timeout: 10_000 });
      const found = await rAt(stdout.trim(), platform);
      if (found) return found;
    } catch {
      // Some other program named R, or a broken one: the next folder may have a good one.
    }
  }
  return null;
}

/** In the usual places, newest first. */
async function rInPlaces({
  env = process.env,
  platform = process.platform,
  places,
}: RSearch): Promise<FoundR[]> {
  const folders = places ?? (await usualPlaces(env, platform));
  const found = (await Promise.all(folders.map((folder) => rAt(folder, platform)))).filter((r) => r !== null);
  return found.sort((a, b) => b.version.localeCompare(a.version, 'en', { numeric: true }));
}

async function usualPlaces(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): Promise<string[]> {
  switch (platform) {
    case 'win32':
      return [
        ...(await registryHomes()),
        ...(await inside(join(env.ProgramFiles ?? 'C:\\Program Files', 'R'))),
        ...(await inside(join(env.LOCALAPPDATA ?? '', 'Programs', 'R'))),
      ];
    case 'darwin':
      return [
        '/Library/Frameworks/R.framework/Resources',
        ...(await inside('/Library/Frameworks/R.framework/Versions')),
        '/opt/homebrew/lib/R',
        '/opt/homebrew/opt/r/lib/R',
        '/usr/local/opt/r/lib/R',
        ...(await inside('/opt/R')),
      ];
    default:
      return [
        '/usr/lib/R',
        '/usr/lib64/R',
        '/usr/local/lib/R',
        '/usr/local/lib64/R',
        ...(await inside('/opt/R')),
        '/home/linuxbrew/.linuxbrew/lib/R',
        ...(env.CONDA_PREFIX ? [join(env.CONDA_PREFIX, 'lib', 'R')] : []),
      ];
  }
}

async function inside(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  return names.map((name) => join(folder, name));
}

/** InstallPath of every R that its Windows installer wrote down, for the machine and for the user. */
async function registryHomes(): Promise<string[]> {
  const homes = await Promise.all(
    ['HKLM\\SOFTWARE\\R-core\\R', 'HKCU\\SOFTWARE\\R-core\\R'].map(async (key) => {
      const { stdout } = await run('reg', ['query', key, '/s', '/v', 'InstallPath'], {
        timeout: 10_000,
      }).catch(() => ({ stdout: '' }));
      return [...stdout.matchAll(/InstallPath\s+REG_SZ\s+(.+?)\s*$/gm)].map((match) => match[1] ?? '');
    }),
  );
  return homes.flat().filter((home) => home !== '');
}
