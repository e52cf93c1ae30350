import { realpath } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import type { RInstallation, RSource } from '../../shared/contract/environments';
import type { EnvironmentConfigData } from '../../shared/contract/system';
import { StudioError } from '../../shared/errors/studio-error';
import { type FoundR, isExecutable, rAt } from './r-home';
import { hasHung, hungHint, rHomeOf } from './r-home-of';
import type { RegistryQuery } from './r-registry';
import { type RPlace, usualRFolders } from './usual-r-folders';

/** `R RHOME` is one line of a script: an R that takes longer than this hangs. */
const usualLimitMs = 10_000;

export interface RSearch {
  readonly env?: NodeJS.ProcessEnv;
  readonly platform?: NodeJS.Platform;
  /** Folders to search after PATH, in place of the platform's usual ones. */
  readonly places?: readonly string[];
  /** The prefix of the usual places: "/" except in tests. */
  readonly root?: string;
  /** Reads Windows' registry. */
  readonly registry?: RegistryQuery;
  /** Called with a message if an R is slow, and if it was ended; by default the message goes to standard error. */
  readonly onSlow?: (text: string) => void;
  /** How long an R on PATH may take to print its folder. */
  readonly askLimitMs?: number;
}

/** An R and where it was found. */
export interface SourcedR extends FoundR {
  readonly source: RSource;
}

/**
 * Finds the R of an environment: its `r_home`; else R_HOME; else the R on PATH (`R RHOME`); else the newest in the
 * usual places. Throws `invalid-input` if `r_home` is wrong, or if there is no R.
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
      hint: 'Choose an R of this machine in the configuration, or give the folder that "R RHOME" prints, such as /usr/lib/R. In the config.json of the environment, below ~/.brmspy/environment, it is r_home.',
      where: 'r_home',
    });
  }
  const found =
    (env.R_HOME ? await rAt(env.R_HOME, platform) : null) ??
    (await rOnPath(search)) ??
    (await rInPlaces(search))[0];
  if (found) return found;
  const silent = programsOnPath(env, platform).find(hasHung);
  if (silent !== undefined) {
    throw new StudioError('invalid-input', `The R at ${silent} does not answer, and no other R was found.`, {
      hint: hungHint,
      where: 'r_home',
    });
  }
  throw new StudioError('invalid-input', 'R was not found: it is not installed, or in an unusual folder.', {
    hint:
      platform === 'linux'
        ? 'On Debian or Ubuntu: sudo apt-get install r-base-core. Elsewhere see cran.r-project.org, or set r_home.'
        : 'Install R from cran.r-project.org, or set r_home in the environment.',
    where: 'r_home',
  });
}

/** Every R of this machine, each once, in the order of `findR`. R is started only for `R RHOME`. */
export async function discoverR(search: RSearch = {}): Promise<readonly SourcedR[]> {
  const { env = process.env, platform = process.platform } = search;
  const given = env.R_HOME ? await rAt(env.R_HOME, platform) : null;
  const onPath = await rOnPath(search);
  const all: readonly SourcedR[] = [
    ...(given ? [{ ...given, source: 'R_HOME' as const }] : []),
    ...(onPath ? [{ ...onPath, source: 'PATH' as const }] : []),
    ...(await rInPlaces(search)),
  ];
  const byPlace = new Map<string, SourcedR>();
  for (const r of all) {
    const place = await realpath(r.rHome);
    if (!byPlace.has(place)) byPlace.set(place, r);
  }
  return [...byPlace.values()];
}

/** The facts about every R that the screen shows. */
export async function rInstallations(search: RSearch = {}): Promise<readonly RInstallation[]> {
  const found = await discoverR(search);
  return found.map(({ rHome, version, platform, source }) => ({ rHome, version, platform, source }));
}

async function rOnPath(search: RSearch): Promise<FoundR | null> {
  const { env = process.env, platform = process.platform } = search;
  // If R_HOME is set, R warns, and on Windows uses it.
  const { R_HOME: _, ...clean } = env;
  const { onSlow = (text) => console.error(text), askLimitMs: limitMs = usualLimitMs } = search;
  for (const program of programsOnPath(env, platform)) {
    if (!(await isExecutable(program))) continue;
    // Null for another program named R, or a broken one: the next folder may have a working R.
    const rHome = await rHomeOf(program, { env: clean, limitMs, onSlow });
    const found = rHome === null ? null : await rAt(rHome, platform);
    if (found) return found;
  }
  return null;
}

function programsOnPath(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): readonly string[] {
  const folders = (env.PATH ?? env.Path ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders.map((folder) => join(folder, platform === 'win32' ? 'R.exe' : 'R'));
}

/** Every R in the usual places, newest first. Those of conda come last, because each belongs to a certain project. */
async function rInPlaces(search: RSearch): Promise<readonly SourcedR[]> {
  const { env = process.env, platform = process.platform } = search;
  const usual = search.places?.map((folder): RPlace => ({ folder, source: 'system' }));
  const folders = usual ?? (await usualRFolders({ ...search, env, platform }));
  const found = await Promise.all(
    folders.map(async ({ folder, source }): Promise<SourcedR | null> => {
      const r = await rAt(folder, platform);
      return r && { ...r, source };
    }),
  );
  const late = (r: SourcedR): number => (r.source === 'conda' ? 1 : 0);
  return found
    .filter((r) => r !== null)
    .sort((a, b) => late(a) - late(b) || b.version.localeCompare(a.version, 'en', { numeric: true }));
}
