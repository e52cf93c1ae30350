import type { EnvironmentEntry } from '../../shared/contract/environments';
import type { AppPaths } from '../files/app-paths';
import { environmentEntries } from './store/list';
import { StoreWatch } from './store/watch';

export interface NewsOptions {
  readonly paths: AppPaths;
  /** The environment that the app uses now. */
  readonly active: () => string;
  /** False in a command, whose events have no listener. */
  readonly automatic: boolean;
  /** Called with the list whenever it has changed. */
  readonly onChange: (entries: readonly EnvironmentEntry[]) => void;
  /** Called when another program has changed an environment. */
  readonly onOthers: () => void;
}

/** The list of environments; sends it to windows whenever it has changed. */
export class EnvironmentNews {
  readonly #watch: StoreWatch;
  #told = '';

  constructor(private readonly options: NewsOptions) {
    this.#watch = new StoreWatch(options.paths, options.onOthers);
    if (options.automatic) void this.#watch.refresh();
  }

  /** Reads the list from disk. */
  async list(): Promise<readonly EnvironmentEntry[]> {
    const { paths, active, automatic, onChange } = this.options;
    const entries = await environmentEntries(paths, active());
    if (!automatic) return entries;
    await this.#watch.refresh();
    const text = JSON.stringify(entries);
    if (text !== this.#told) onChange(entries);
    this.#told = text;
    return entries;
  }

  /** Call after a change. If the list cannot be read now, it is read with the next request. */
  async tell(): Promise<void> {
    await this.list().catch(() => undefined);
  }

  close(): void {
    this.#watch.close();
  }
}
