import { type FSWatcher, watch } from 'node:fs';
import { join } from 'node:path';
import type { AppPaths } from '../../files/app-paths';
import { environmentsFolder } from './places';
import { folderNames } from './read';

/** What comes at once is looked at once. */
const settleMs = 150;

/**
 * Hears of changes to environments by others: in ~/.brmspy, in its folder of environments, in each of them and in each
 * library. What is below that is not watched: a library has thousands of files. Where the system cannot watch, nothing
 * is heard, and whoever asks reads anew anyway.
 */
export class StoreWatch {
  readonly #watchers = new Map<string, FSWatcher>();
  #timer: NodeJS.Timeout | null = null;
  #closed = false;

  constructor(
    private readonly paths: AppPaths,
    private readonly onChange: () => void,
    private readonly platform: NodeJS.Platform = process.platform,
  ) {}

  /** Watches what there is by now. */
  async refresh(): Promise<void> {
    const root = environmentsFolder(this.paths);
    const names = this.#isDeep ? [] : await folderNames(this.paths);
    const folders = names.flatMap((name) => [join(root, name), join(root, name, 'Rlib')]);
    if (this.#closed) return;
    const wanted = new Set([this.paths.brmspy, root, ...folders]);
    for (const [folder, watcher] of this.#watchers) {
      if (!wanted.has(folder)) this.#drop(folder, watcher);
    }
    for (const folder of wanted) this.#watch(folder, this.#isDeep && folder === root);
  }

  close(): void {
    this.#closed = true;
    if (this.#timer) clearTimeout(this.#timer);
    for (const [folder, watcher] of this.#watchers) this.#drop(folder, watcher);
  }

  /** Windows moves no folder while one in it is watched; there one watcher hears of all that is below. */
  get #isDeep(): boolean {
    return this.platform === 'win32';
  }

  #watch(folder: string, recursive: boolean): void {
    if (this.#watchers.has(folder)) return;
    try {
      const watcher = watch(folder, { persistent: false, recursive }, (_, name) => this.#heard(name));
      this.#watchers.set(folder, watcher);
      // A folder that is gone may come again under the same name.
      watcher.on('error', () => this.#drop(folder, watcher));
    } catch {
      // It is not there, or there are too many watchers.
    }
  }

  #drop(folder: string, watcher: FSWatcher): void {
    watcher.close();
    if (this.#watchers.get(folder) === watcher) this.#watchers.delete(folder);
  }

  #heard(name: string | null): void {
    // Our own locks and half-finished things come and go.
    if (this.#closed || name === '.studio' || name === 'trash') return;
    // Deeper than NAME/Rlib/PACKAGE nothing shows in the list.
    if (name !== null && name.split(/[\\/]/).length > 3) return;
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      this.onChange();
    }, settleMs).unref();
  }
}
