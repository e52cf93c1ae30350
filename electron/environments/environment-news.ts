import type { EnvironmentEntry } from '../../shared/contract/environments';
import type { AppPaths } from '../files/app-paths';
import { environmentEntries } from './store/list';
import { StoreWatch } from './store/watch';

export interface NewsOptions {
  readonly paths: AppPaths;
  /** The environment that the app works in now. */
  readonly active: () => string;
  /** False for a command, which nobody listens to. */
  readonly automatic: boolean;
  /** What there is, whenever that has changed, by whomever. */
  readonly onChange: (entries: readonly EnvironmentEntry[]) => void;
  /** Another program has changed something. */
  readonly onOthers: () => void;
}

/** The list of environments, told to windows whenever it is another one than they know. */
export class EnvironmentNews {
  readonly #watch: StoreWatch;
  #told = '';

  constructor(private readonly options: NewsOptions) {
    this.#watch = new StoreWatch(options.paths, options.onOthers);
    if (options.automatic) void this.#watch.refresh();
  }

  /** As it is on disk now. */
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

  /** Something was changed: what cannot be read now is read when somebody asks. */
  async tell(): Promise<void> {
    await this.list().catch(() => undefined);
  }

  close(): void {
    this.#watch.close();
  }
}
