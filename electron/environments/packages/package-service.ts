import type { AvailablePackage, PackageList, PackageSource } from '../../../shared/contract/packages';
import type { EnvironmentWorkItem } from '../../../shared/contract/work';
import { compareVersions } from '../../../shared/model/r-versions';
import type { AppPaths } from '../../files/app-paths';
import { configurationOf } from '../../session/manager/library-stamp';
import type { SessionManager } from '../../session/manager/session-manager';
import type { ResolvedEnvironment } from '../../session/resolved-environment';
import { FolderSizes } from '../runtimes/folder-sizes';
import { libraryFolder } from '../store/store-paths';
import type { EnvironmentContext } from '../work/environment-context';
import type { EnvironmentWork } from '../work/environment-work';
import { librariesBefore } from './backup-folders';
import { EnvironmentLibraries } from './environment-libraries';
import { IndexCache } from './index-cache';
import { installPackages } from './install';
import { installWork } from './install-work';
import { installedIn } from './installed';
import { LoadedLedger } from './loaded-packages';
import { packageList } from './package-list';
import { versionWords } from './package-words';
import { refuseFits } from './refuse-fits';
import { dependentsOf, removePackages } from './remove';
import { removeWork } from './remove-work';
import { type RepositoryIndex, readIndex, refuseUnreachable } from './repository-index';
import { updateWork } from './update-work';

export interface PackageServices {
  readonly paths: AppPaths;
  readonly environmentWork: EnvironmentWork;
  readonly workers: SessionManager;
  readonly resolve: (environment: string) => Promise<ResolvedEnvironment>;
  /** A text that changes when the network settings change. */
  readonly networkKey: () => string;
}

const mostFound = 100;

/** The packages of environments: installed ones, available ones, and the work that changes them. */
export class PackageService {
  readonly #sizes = new FolderSizes();
  readonly #index = new IndexCache();
  readonly #loaded: LoadedLedger;
  readonly #libraries: EnvironmentLibraries;

  constructor(private readonly services: PackageServices) {
    this.#loaded = new LoadedLedger(services.workers);
    this.#libraries = new EnvironmentLibraries(services);
  }

  /** Every library with its packages. Works even if brms does not load or startup scripts fail. */
  async list(environment: string, signal: AbortSignal): Promise<PackageList> {
    const loaded = await this.#loaded.of(environment);
    const [own, libraries] = await this.#libraries.of(environment, loaded, signal);
    return packageList({
      own,
      before: (await librariesBefore(this.services.paths)).get(environment) ?? null,
      libraries,
      loaded,
      stale: this.#loaded.stale(environment),
      sizes: this.#sizes,
    });
  }

  /** Packages whose name begins with the text, then those that contain it. Throws if no repository can be read. */
  async search(environment: string, text: string, signal: AbortSignal): Promise<readonly AvailablePackage[]> {
    const { index, installed } = await this.#offers(environment, signal);
    const wanted = text.trim().toLowerCase();
    const rank = (name: string) => (name === wanted ? 0 : name.startsWith(wanted) ? 1 : 2);
    return [...index.packages.values()]
      .map((offered) => ({ offered, lower: offered.name.toLowerCase() }))
      .filter(({ lower }) => lower.includes(wanted))
      .sort((a, b) => rank(a.lower) - rank(b.lower) || (a.lower < b.lower ? -1 : 1))
      .slice(0, mostFound)
      .map(({ offered }) => available(offered, installed.get(offered.name) ?? null));
  }

  /**
   * The known versions of a package, the newest first: the newest one of the repositories, and those that their
   * archives list. Empty if no repository has it.
   */
  async versions(environment: string, name: string, signal: AbortSignal): Promise<readonly string[]> {
    const { packages, sources } = refuseUnreachable(await this.#indexFor(environment, signal));
    const newest = packages.get(name)?.version;
    const input = { name, urls: sources.map(({ url }) => url) };
    const archived = await this.services.environmentWork.ask(environment, signal, async (context) => {
      const session = await context.worker();
      return session.verb('package_versions', input, { signal: context.signal });
    });
    const all = new Set([...(newest === undefined ? [] : [newest]), ...archived]);
    return [...all].sort((a, b) => compareVersions(b, a));
  }

  /** Packages that are installed in any library of R and have a newer version in a repository. */
  async outdated(environment: string, signal: AbortSignal): Promise<readonly AvailablePackage[]> {
    const { index, installed } = await this.#offers(environment, signal);
    return [...installed].flatMap(([name, version]) => {
      const offered = index.packages.get(name);
      return offered && compareVersions(offered.version, version) > 0 ? [available(offered, version)] : [];
    });
  }

  install(environment: string, sources: readonly PackageSource[]): EnvironmentWorkItem {
    const install: PackageService['installIn'] = (context, wanted) => this.installIn(context, wanted);
    return this.services.environmentWork.start(installWork, environment, { sources, install });
  }

  update(environment: string, names: readonly string[]): EnvironmentWorkItem {
    const update = (context: EnvironmentContext) => this.#update(context, names);
    return this.services.environmentWork.start(updateWork, environment, { names, update });
  }

  remove(environment: string, names: readonly string[]): EnvironmentWorkItem {
    const remove = (context: EnvironmentContext) => this.#remove(context, names);
    return this.services.environmentWork.start(removeWork, environment, { names, remove });
  }

  /** Packages in the environment's own library that need one of these. */
  async dependents(environment: string, names: readonly string[]): Promise<readonly string[]> {
    return dependentsOf(names, await installedIn([libraryFolder(this.services.paths, environment)]));
  }

  /**
   * Installs packages as a part of other work; returns the outcome. `ownRepositories`: the context's R has other
   * repositories than those of the network settings.
   */
  async installIn(
    context: EnvironmentContext,
    sources: readonly PackageSource[],
    ownRepositories = false,
  ): Promise<string> {
    const { environment } = context;
    const before = await this.#loaded.of(environment);
    const { installed, replaced } = await installPackages(
      {
        paths: this.services.paths,
        resolve: this.services.resolve,
        index: (asking) => (ownRepositories ? readIndex(asking) : this.#indexFor(environment, asking.signal)),
        mayReplace: (names) => refuseFits(this.services.workers, environment, names),
      },
      context,
      sources,
    );
    this.#loaded.changed(environment, before, replaced);
    return `Installed ${versionWords(installed)}.`;
  }

  async #update(context: EnvironmentContext, names: readonly string[]): Promise<string> {
    const { environment } = context;
    context.step(1, 3, 'Looking for newer versions');
    const index = refuseUnreachable(await this.#indexFor(environment, context.signal));
    const installed = await this.#versions(environment, context.signal);
    const newer = names.filter((name) => {
      const offered = index.packages.get(name);
      return offered !== undefined && compareVersions(offered.version, installed.get(name) ?? '0') > 0;
    });
    if (newer.length === 0) return 'All packages are up to date.';
    return this.installIn(
      context,
      newer.map((name) => ({ from: 'repository', name })),
    );
  }

  async #remove(context: EnvironmentContext, names: readonly string[]): Promise<string> {
    const { environment } = context;
    const before = await this.#loaded.of(environment);
    const { removed, dependents } = await removePackages(this.services.paths, context, names, (replaced) =>
      refuseFits(this.services.workers, environment, replaced),
    );
    this.#loaded.changed(environment, before, names);
    const gone = removed.length === 1 ? 'it' : 'them';
    const need =
      dependents.length === 0 ? '' : ` ${dependents.join(', ')} may no longer load without ${gone}.`;
    return `Removed ${versionWords(removed)}.${need}`;
  }

  async #offers(environment: string, signal: AbortSignal) {
    const index = refuseUnreachable(await this.#indexFor(environment, signal));
    return { index, installed: await this.#versions(environment, signal) };
  }

  async #indexFor(environment: string, signal: AbortSignal): Promise<RepositoryIndex> {
    const resolved = await this.services.resolve(environment);
    const key = JSON.stringify([configurationOf({ ...resolved, libraries: [] }), this.services.networkKey()]);
    // It ends when the answer is there, or with the app.
    const { signal: endless } = new AbortController();
    return this.#index.read(key, signal, () =>
      this.services.environmentWork.ask(environment, endless, readIndex),
    );
  }

  /** Versions that R would load, by name. */
  async #versions(environment: string, signal: AbortSignal): Promise<ReadonlyMap<string, string>> {
    return this.#libraries.versions(environment, await this.#loaded.of(environment), signal);
  }
}

function available(
  { name, version, repository }: { name: string; version: string; repository: string },
  installed: string | null,
): AvailablePackage {
  const newer = installed !== null && compareVersions(version, installed) > 0;
  return { name, version, repository, installed, newer };
}
