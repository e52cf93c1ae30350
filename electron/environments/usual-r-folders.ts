import { readdir, readFile, stat } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import type { RSource } from '../../shared/contract/environments';
import { queryRegistry, type RegistryQuery, registryHomes } from './r-registry';

/** A folder where an R may be. */
export interface RPlace {
  readonly folder: string;
  readonly source: RSource;
}

export interface PlaceSearch {
  readonly env: NodeJS.ProcessEnv;
  readonly platform: NodeJS.Platform;
  /** The prefix of the system's absolute folders: "/" except in tests. */
  readonly root?: string;
  readonly registry?: RegistryQuery;
}

/** Every folder where R is put by its installers, rig, conda, mamba, Homebrew and Linux distributions. */
export async function usualRFolders(search: PlaceSearch): Promise<readonly RPlace[]> {
  const { platform } = search;
  const own = platform === 'win32' ? windows : platform === 'darwin' ? mac : linux;
  return [...(await own(search)), ...(await condaPlaces(search))];
}

async function linux(search: PlaceSearch): Promise<readonly RPlace[]> {
  const at = (path: string): string => join(search.root ?? '/', path);
  const system = ['/usr/lib/R', '/usr/lib64/R', '/usr/local/lib/R', '/usr/local/lib64/R'];
  return [
    ...system.map((path): RPlace => ({ folder: at(path), source: 'system' })),
    ...(await optPlaces(at)),
    { folder: at('/home/linuxbrew/.linuxbrew/opt/r/lib/R'), source: 'homebrew' },
    { folder: at('/home/linuxbrew/.linuxbrew/lib/R'), source: 'homebrew' },
  ];
}

async function mac(search: PlaceSearch): Promise<readonly RPlace[]> {
  const at = (path: string): string => join(search.root ?? '/', path);
  const framework = at('/Library/Frameworks/R.framework');
  const brewed = ['/opt/homebrew/opt/r/lib/R', '/opt/homebrew/lib/R', '/usr/local/opt/r/lib/R'];
  return [
    { folder: join(framework, 'Resources'), source: 'framework' },
    ...places(await inside(join(framework, 'Versions')), 'framework'),
    ...places(brewed.map(at), 'homebrew'),
    ...places(await inside(at('/opt/homebrew/Cellar/r')), 'homebrew'),
    ...(await optPlaces(at)),
  ];
}

async function windows({ env, registry = queryRegistry }: PlaceSearch): Promise<readonly RPlace[]> {
  const programs = env.ProgramFiles ?? 'C:\\Program Files';
  const rig = env.ProgramFiles ? await exists(join(programs, 'rig')) : false;
  return [
    ...places(await registryHomes(registry), 'registry'),
    ...places(await inside(join(programs, 'R')), rig ? 'rig' : 'system'),
    ...places(env.LOCALAPPDATA ? await inside(join(env.LOCALAPPDATA, 'Programs', 'R')) : [], 'system'),
  ];
}

/** rig uses the same folders as Posit's binaries of R; only rig itself can tell them apart. */
async function optPlaces(at: (path: string) => string): Promise<readonly RPlace[]> {
  const rig = (await exists(at('/usr/local/bin/rig'))) || (await exists(at('/opt/homebrew/bin/rig')));
  return places(await inside(at('/opt/R')), rig ? 'rig' : 'opt');
}

/** Environments of conda: active ones, those in its list, and those in the usual folders. */
async function condaPlaces({ env, platform, root = '/' }: PlaceSearch): Promise<readonly RPlace[]> {
  const home = env.HOME ?? env.USERPROFILE ?? '';
  const written = home === '' ? '' : await readText(join(home, '.conda', 'environments.txt'));
  const listed = written.split(/\r?\n/).map((line) => line.trim());
  const distributions = ['miniconda3', 'anaconda3', 'miniforge3', 'mambaforge', 'micromamba'];
  const roots = [
    env.MAMBA_ROOT_PREFIX ?? '',
    ...(home === '' ? [] : distributions.map((name) => join(home, name))),
    ...(home === '' ? [] : [join(home, '.conda'), join(home, '.local', 'share', 'mamba')]),
    ...['/opt/conda', ...distributions.map((name) => `/opt/${name}`)].map((path) => join(root, path)),
    ...(platform === 'win32' && env.ProgramData
      ? distributions.map((n) => join(env.ProgramData ?? '', n))
      : []),
  ].filter((path) => path !== '');
  const children = await Promise.all(roots.map((path) => inside(join(path, 'envs'))));
  const prefixes = [env.CONDA_PREFIX ?? '', ...listed, ...roots, ...children.flat()].filter(isAbsolute);
  return places(
    [...new Set(prefixes)].map((prefix) => join(prefix, platform === 'win32' ? 'Lib' : 'lib', 'R')),
    'conda',
  );
}

function places(folders: readonly string[], source: RSource): readonly RPlace[] {
  return folders.map((folder) => ({ folder, source }));
}

async function inside(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch(() => []);
  return names.map((name) => join(folder, name));
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

async function readText(path: string): Promise<string> {
  return readFile(path, 'utf8').catch(() => '');
}
