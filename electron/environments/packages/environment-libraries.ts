import type { AppPaths } from '../../files/app-paths';
import { awaited } from '../../session/manager/call-wait';
import { configurationOf } from '../../session/manager/library-stamp';
import type { ResolvedEnvironment } from '../../session/resolved-environment';
import { libraryFolder } from '../store/store-paths';
import type { EnvironmentWork } from '../work/environment-work';
import { installedIn, realFolder, visibleOf } from './installed';
import type { LoadedPackages } from './loaded-packages';

interface LibraryServices {
  readonly paths: AppPaths;
  readonly environmentWork: Pick<EnvironmentWork, 'ask'>;
  readonly resolve: (environment: string) => Promise<ResolvedEnvironment>;
}

/** The libraries that R searches in each environment, and the packages in them. */
export class EnvironmentLibraries {
  /** `.libPaths()` of an environment without its startup scripts. The key has all settings of the environment. */
  readonly #asked = new Map<string, Promise<readonly string[]>>();

  constructor(private readonly services: LibraryServices) {}

  /** Versions that R would load, by name. `loaded`: the packages that the environment's worker has loaded, if any. */
  async versions(
    environment: string,
    loaded: LoadedPackages | null,
    signal: AbortSignal,
  ): Promise<ReadonlyMap<string, string>> {
    const [own, libraries] = await this.of(environment, loaded, signal);
    const visible = visibleOf(await installedIn([own, ...libraries.filter((library) => library !== own)]));
    return new Map([...visible].map(([name, { version }]) => [name, version]));
  }

  /** The environment's own library, and all libraries that R searches. */
  async of(
    environment: string,
    loaded: LoadedPackages | null,
    signal: AbortSignal,
  ): Promise<readonly [string, readonly string[]]> {
    const own = await realFolder(libraryFolder(this.services.paths, environment));
    if (loaded) return [own, loaded.libraries];
    const key = configurationOf(await this.services.resolve(environment));
    const asked = this.#asked.get(key) ?? this.#ask(environment, key);
    return [own, await awaited(asked, 'Asking R for its libraries', { signal })];
  }

  /** Other callers may wait for the same answer, so it only ends when it is there, or with the app. */
  #ask(environment: string, key: string): Promise<readonly string[]> {
    const { signal: endless } = new AbortController();
    const asked = this.services.environmentWork.ask(environment, endless, async (context) => {
      const session = await context.worker();
      return (await session.verb('package_loaded', {})).libraries;
    });
    this.#asked.set(key, asked);
    asked.catch(() => this.#asked.delete(key));
    return asked;
  }
}
