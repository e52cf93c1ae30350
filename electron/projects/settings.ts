import { existsSync } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as z from 'zod';
import { type NetworkSettings, networkSettings } from '../../shared/contract/packages';
import type { RecentProject } from '../../shared/contract/project';
import { asideName } from '../environments/store/object-file';
import { readJson, writeWhole } from './whole-files';

const noNetwork: NetworkSettings = { mirror: '', repositories: [], proxy: '', noProxy: '', certificate: '' };

const settingsFile = z.object({
  recent: z.array(z.object({ path: z.string(), name: z.string(), openedAt: z.string() })).default([]),
  lastProject: z.string().nullable().default(null),
  network: networkSettings.default(noNetwork),
});
type SettingsFile = z.infer<typeof settingsFile>;

const maxRecent = 20;

/** What the app remembers between starts: recent projects, the one that was open, how the network is reached. */
export class Settings {
  /** Changes wait for each other. */
  #turn: Promise<unknown> = Promise.resolve();

  private constructor(
    private readonly path: string,
    private state: SettingsFile,
  ) {}

  /** Reads the settings below `folder`. A damaged file is set aside, for what stands in it is typed by hand too. */
  static async open(folder: string): Promise<Settings> {
    const path = join(folder, 'settings.json');
    return new Settings(path, await readOrSetAside(path));
  }

  /** Newest first. */
  recent(): readonly RecentProject[] {
    return this.state.recent.map((entry) => ({
      ...entry,
      exists: existsSync(join(entry.path, 'project.json')),
    }));
  }

  /** The project to open at once, if it is still there. */
  get lastProject(): string | null {
    const path = this.state.lastProject;
    return path !== null && existsSync(join(path, 'project.json')) ? path : null;
  }

  async opened(path: string, name: string): Promise<void> {
    await this.store((state) => {
      const others = state.recent.filter((entry) => entry.path !== path);
      const recent = [{ path, name, openedAt: new Date().toISOString() }, ...others].slice(0, maxRecent);
      return { ...state, recent, lastProject: path };
    });
  }

  async closed(): Promise<void> {
    await this.store((state) => ({ ...state, lastProject: null }));
  }

  async forget(path: string): Promise<void> {
    await this.store((state) => ({ ...state, recent: state.recent.filter((entry) => entry.path !== path) }));
  }

  get network(): NetworkSettings {
    return this.state.network;
  }

  /** Settings that have been checked. */
  async saveNetwork(network: NetworkSettings): Promise<void> {
    await this.store((state) => ({ ...state, network }));
  }

  /** On top of what another process, such as a command, has saved meanwhile. */
  private async store(change: (state: SettingsFile) => SettingsFile): Promise<void> {
    const stored = this.#turn.then(async () => {
      const state = change(await readOrSetAside(this.path));
      await mkdir(dirname(this.path), { recursive: true });
      // A proxy's address may hold a password.
      await writeWhole(this.path, `${JSON.stringify(state, null, 2)}\n`, { mode: 0o600 });
      this.state = state;
    });
    this.#turn = stored.catch(() => undefined);
    return stored;
  }
}

async function readOrSetAside(path: string): Promise<SettingsFile> {
  const state = existsSync(path)
    ? await readJson(path, settingsFile).catch(() => null)
    : settingsFile.parse({});
  if (state === null) await rename(path, asideName(path)).catch(() => undefined);
  return state ?? settingsFile.parse({});
}
