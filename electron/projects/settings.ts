import { existsSync, watch } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import * as z from 'zod';
import { type NetworkSettings, networkSettings } from '../../shared/contract/packages';
import {
  defaultPreferences,
  type Preferences,
  type PreferencesPatch,
  preferences,
} from '../../shared/contract/preferences';
import type { RecentProject } from '../../shared/model/project';
import { changeConfigFile, readConfigFile } from './config-file';
import { readJson } from './json-files';
import { projectFileIn } from './project-folder';
import { type WindowMemory, windowMemory } from './window-memory';

const noNetwork: NetworkSettings = { mirror: '', repositories: [], proxy: '', noProxy: '', certificate: '' };

/** Keeps anything else in the file, such as the settings of a newer version. */
const settingsFile = z.looseObject({
  recent: z.array(z.object({ path: z.string(), name: z.string(), openedAt: z.string() })).default([]),
  lastProject: z.string().nullable().default(null),
  network: networkSettings.default(noNetwork),
  /** Holds changed preferences only, so that later versions can change a default. */
  preferences: z.looseObject(preferences.partial().shape).default({}),
  windows: windowMemory.default({ places: {}, open: [] }),
});
type SettingsFile = z.infer<typeof settingsFile>;

const maxRecent = 20;

/** What the app remembers between starts: preferences, recent projects, the last project, the network. */
export class Settings {
  /** Changes are written one after the other. */
  private last: Promise<unknown> = Promise.resolve();

  private constructor(
    private readonly path: string,
    private state: SettingsFile,
  ) {}

  /** Reads the settings in `folder`. A damaged file is set aside, because it may have been edited by hand. */
  static async open(folder: string): Promise<Settings> {
    const path = join(folder, 'settings.json');
    // A file that cannot be read is left alone: the app uses the defaults and refuses changes.
    const saved = await readConfigFile(path, settingsFile).catch(() => null);
    return new Settings(path, saved ?? settingsFile.parse({}));
  }

  /** Newest first. */
  recent(): readonly RecentProject[] {
    return this.state.recent.map((entry) => ({
      ...entry,
      exists: projectFileIn(entry.path) !== null,
    }));
  }

  /** The project to open at the start, if it still exists. */
  get lastProject(): string | null {
    const path = this.state.lastProject;
    return path !== null && projectFileIn(path) !== null ? path : null;
  }

  async opened(path: string, name: string): Promise<void> {
    await this.change((state) => {
      const others = state.recent.filter((entry) => entry.path !== path);
      const recent = [{ path, name, openedAt: new Date().toISOString() }, ...others].slice(0, maxRecent);
      return { recent, lastProject: path };
    });
  }

  async closed(): Promise<void> {
    await this.change(() => ({ lastProject: null }));
  }

  async forget(path: string): Promise<void> {
    await this.change(({ recent }) => ({ recent: recent.filter((entry) => entry.path !== path) }));
  }

  get network(): NetworkSettings {
    return this.state.network;
  }

  /** Saves network settings, which must be checked already. */
  async saveNetwork(network: NetworkSettings): Promise<void> {
    await this.change(() => ({ network }));
  }

  get windows(): WindowMemory {
    return this.state.windows;
  }

  async saveWindows(make: (before: WindowMemory) => WindowMemory): Promise<void> {
    await this.change(({ windows }) => ({ windows: make(windows) }));
  }

  get preferences(): Preferences {
    return preferences.parse({ ...defaultPreferences, ...this.state.preferences });
  }

  /** Saves preferences, which must be checked already. One that equals its default is not saved. */
  async savePreferences(patch: PreferencesPatch): Promise<void> {
    await this.change(({ preferences: saved }) => {
      const defaults: Readonly<Record<string, unknown>> = defaultPreferences;
      const all = Object.entries({ ...saved, ...patch }).filter(([, value]) => value !== undefined);
      return { preferences: Object.fromEntries(all.filter(([name, value]) => value !== defaults[name])) };
    });
  }

  /** Calls back when another program has changed the preferences in the file, until `signal` is aborted. */
  watch(onPreferences: () => void, signal: AbortSignal): void {
    const look = async () => {
      const before = JSON.stringify(this.preferences);
      // A person who edits the file by hand may not be finished yet.
      const now = await readJson(this.path, settingsFile).catch(() => null);
      if (now) this.state = now;
      if (JSON.stringify(this.preferences) !== before) onPreferences();
    };
    // If the folder cannot be made, nobody can change it.
    if (!existsSync(dirname(this.path))) return;
    const watcher = watch(dirname(this.path), { signal, persistent: false }, (_event, name) => {
      if (name === basename(this.path)) this.last = this.last.then(look);
    });
    // Without a watcher, changes show at the next start.
    watcher.on('error', () => watcher.close());
  }

  /** Applies a change to the present file: a command may have changed it since this process read it. */
  private change(make: (state: SettingsFile) => Partial<SettingsFile>): Promise<void> {
    const result = this.last.then(async () => {
      let next = this.state;
      await changeConfigFile(this.path, async () => {
        const now = (await readConfigFile(this.path, settingsFile)) ?? this.state;
        next = { ...now, ...make(now) };
        return `${JSON.stringify(next, null, 2)}\n`;
      });
      this.state = next;
    });
    this.last = result.catch(() => undefined);
    return result;
  }
}
