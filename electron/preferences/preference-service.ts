import type {
  Preferences,
  PreferencesPatch,
  StoragePlaces,
  UpdateAnswer,
} from '../../shared/contract/preferences';
import { asStudioError, StudioError } from '../../shared/errors/studio-error';
import type { CachePlace, CompileCache } from '../fits/compile-cache';
import type { Settings } from '../projects/settings';
import { checkedPreferences } from './checked-preferences';
import { askNewest } from './update-check';

export interface PreferenceParts {
  readonly settings: Settings;
  /** The folders that are used by default. */
  readonly usual: { readonly projects: string; readonly cache: string };
  readonly cache: CompileCache;
  /** The version of the running app. */
  readonly version: string;
  /** The address that names the newest version, set at build time; empty if it was not set. */
  readonly updateAddress: string;
  /** True in the app, false in a command: follows changes of the file, and checks for updates if the user wants it. */
  readonly automatic: boolean;
  readonly onChange: (preferences: Preferences) => void;
  readonly onUpdate: (answer: UpdateAnswer) => void;
  readonly warn: (text: string) => void;
}

/** The wait before the check for updates, so that it does not slow the start. */
const updateDelayMs = 10_000;

/** The preferences, and their effects in the main process. */
export class PreferenceService {
  private readonly closing = new AbortController();

  constructor(private readonly parts: PreferenceParts) {
    if (!parts.automatic) return;
    const { signal } = this.closing;
    // A command may change them while windows are open.
    parts.settings.watch(() => parts.onChange(this.values), signal);
    const timer = setTimeout(() => void this.lookForUpdate(), updateDelayMs).unref();
    signal.addEventListener('abort', () => clearTimeout(timer));
  }

  get values(): Preferences {
    return this.parts.settings.preferences;
  }

  /** Changes all given preferences, or none. Throws `invalid-input` that names the faulty one. */
  async save(patch: PreferencesPatch): Promise<Preferences> {
    const before = this.cachePlace;
    await this.parts.settings.savePreferences(await checkedPreferences(this.values, patch));
    const { folder, limit } = this.cachePlace;
    if (folder !== before.folder) await this.cache.takeFrom(before.folder);
    if (folder !== before.folder || limit !== before.limit) await this.cache.tidy();
    // So that the folders are in their new places when the change is reported.
    this.parts.onChange(this.values);
    return this.values;
  }

  get cache(): CompileCache {
    return this.parts.cache;
  }

  /** The cache folder, and the most bytes that compiled models may have in it. */
  get cachePlace(): CachePlace {
    const { cacheFolder, cacheLimit } = this.values;
    return { folder: cacheFolder || this.parts.usual.cache, limit: cacheLimit * 2 ** 20 };
  }

  /** The folder for new projects. */
  get projectsFolder(): string {
    return this.values.projectsFolder || this.parts.usual.projects;
  }

  async places(): Promise<StoragePlaces> {
    const { projects, cache } = this.parts.usual;
    return {
      projectsFolder: this.projectsFolder,
      cacheFolder: this.cachePlace.folder,
      defaults: { projectsFolder: projects, cacheFolder: cache },
      cache: await this.cache.facts(),
    };
  }

  async clearCache(): Promise<StoragePlaces> {
    await this.cache.clear();
    return this.places();
  }

  /** Asks the known address for the newest version. */
  async checkUpdate(signal?: AbortSignal): Promise<UpdateAnswer> {
    const address = this.values.updateAddress || this.parts.updateAddress;
    if (address === '') {
      throw new StudioError('invalid-input', 'There is no address to ask for the newest version.', {
        where: 'updateAddress',
        hint: 'Give one in the preferences, under Updates.',
      });
    }
    return askNewest(address, this.parts.version, this.parts.settings.network, signal);
  }

  close(): void {
    this.closing.abort();
  }

  /** Runs in the background; errors are only logged. */
  private async lookForUpdate(): Promise<void> {
    if (!this.values.updateCheck) return;
    try {
      const answer = await this.checkUpdate(this.closing.signal);
      if (answer.newer) this.parts.onUpdate(answer);
    } catch (error) {
      const { code, message } = asStudioError(error);
      if (code !== 'cancelled') this.parts.warn(message);
    }
  }
}
