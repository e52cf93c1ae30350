import { homedir } from 'node:os';
import { join } from 'node:path';

/** The folders that the app owns or shares, all below the user's home. */
export interface AppPaths {
  readonly home: string;
  /** brmspy's own folder, shared with it. */
  readonly brmspy: string;
  /** Settings, recent projects, the log. */
  readonly config: string;
  /** The cache for files that can be made again: compiled models. */
  readonly cache: string;
  /** The folder for new projects. */
  readonly projects: string;
}

/** The platform's usual folders; uses `HOME`, `XDG_CONFIG_HOME` and `XDG_CACHE_HOME` if they are set. */
export function appPaths(env: NodeJS.ProcessEnv = process.env, platform = process.platform): AppPaths {
  const home = env.HOME || homedir();
  const shared = {
    home,
    brmspy: join(home, '.brmspy'),
    projects: join(home, 'Brms Studio'),
  };
  if (platform === 'win32') {
    const roaming = env.APPDATA || join(home, 'AppData', 'Roaming');
    const local = env.LOCALAPPDATA || join(home, 'AppData', 'Local');
    return { ...shared, config: join(roaming, 'Brms Studio'), cache: join(local, 'Brms Studio', 'Cache') };
  }
  if (platform === 'darwin') {
    const library = join(home, 'Library');
    return {
      ...shared,
      config: join(library, 'Application Support', 'Brms Studio'),
      cache: join(library, 'Caches', 'Brms Studio'),
    };
  }
  return {
    ...shared,
    config: join(env.XDG_CONFIG_HOME || join(home, '.config'), 'brms-studio'),
    cache: join(env.XDG_CACHE_HOME || join(home, '.cache'), 'brms-studio'),
  };
}
