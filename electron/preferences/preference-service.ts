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
  /** The folders that are used where none are chosen. */
  readonly usual: { readonly projects: string; readonly cache: string };
  readonly cache: CompileCache;
  /** The version that runs. */
  readonly version: string;
  /** Where the newest version is said, as the build was given it; empty where it was not. */
  readonly updateAddress: string;
  /** For windows, not for one command: follows changes of the file, looks for a newer version where that is wanted. */
  readonly automatic: boolean;
  readonly onChange: (preferences: Preferences) => void;
  readonly onUpdate: (answer: UpdateAnswer) => void;
  readonly warn: (text: string) => void;
}

/** The start has other things to do first. */
const updateDelayMs = 10_000;

/** What the person prefers, and what follows from it in main. */
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

  /** Changes what is given, all or nothing. Throws `invalid-input` that names the preference. */
  async save(patch: PreferencesPatch): Promise<Preferences> {
    const before = this.cachePlace;
    await this.parts.settings.savePreferences(await checkedPreferences(this.values, patch));
    const { folder, limit } = this.cachePlace;
    if (folder !== before.folder) await this.cache.takeFrom(before.folder);
    if (folder !== before.folder || limit !== before.limit) await this.cache.tidy();
    // Whoever looks at the folders then finds them as they are to be.
    this.parts.onChange(this.values);
    return this.values;
  }

  get cache(): CompileCache {
    return this.parts.cache;
  }

  /** The folder for what can be made again, and the bytes that compiled models may have in it. */
  get cachePlace(): CachePlace {
    const { cacheFolder, cacheLimit } = this.values;
    return { folder: cacheFolder || this.parts.usual.cache, limit: cacheLimit * 2 ** 20 };
  }

  /** Where new projects go. */
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

  /** Asks the address that is known for the newest version. */
  async checkUpdate(signal?: AbortSignal): Promise<UpdateAnswer> {
    const address = this.values.updateAddress || this.parts.updateAddress;
    if (address === '') {
      throw new StudioError('invalid-input', 'No address is known that says which version is the newest.', {
        where: 'updateAddress',
        hint: 'Give one in the preferences, under Updates.',
      });
    }
    return askNewest(address, this.parts.version, this.parts.settings.network, signal);
  }

  close(): void {
    this.closing.abort();
  }

  /** Nothing waits for it, and what goes wrong stands in the log alone. */
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
