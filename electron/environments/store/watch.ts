import { type FSWatcher, watch } from 'node:fs';
import { join } from 'node:path';
import type { AppPaths } from '../../files/app-paths';
import { folderNames } from './read';
import { environmentsFolder } from './store-paths';

/** Changes within this time are reported together. */
const settleMs = 150;

/**
 * Watches for changes to environments by other programs: in ~/.brmspy, in its folder of environments, in each
 * environment and in each library, but not deeper, because a library has thousands of files. If the system cannot
 * watch, changes are only found when the list is requested.
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

  /** Watches the folders that exist now. */
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

  /** Windows cannot move a folder while a folder in it is watched, so there one watcher watches everything below. */
  get #isDeep(): boolean {
    return this.platform === 'win32';
  }

  #watch(folder: string, recursive: boolean): void {
    if (this.#watchers.has(folder)) return;
    try {
      const watcher = watch(folder, { persistent: false, recursive }, (_, name) => this.#heard(name));
      this.#watchers.set(folder, watcher);
      // A removed folder may be made again under the same name.
      watcher.on('error', () => this.#drop(folder, watcher));
    } catch {
      // It does not exist, or there are too many watchers.
    }
  }

  #drop(folder: string, watcher: FSWatcher): void {
    watcher.close();
    if (this.#watchers.get(folder) === watcher) this.#watchers.delete(folder);
  }

  #heard(name: string | null): void {
    // Changes of the app's own locks and unfinished files are ignored.
    if (this.#closed || name === '.studio' || name === 'trash') return;
    // Changes deeper than NAME/Rlib/PACKAGE do not change the list.
    if (name !== null && name.split(/[\\/]/).length > 3) return;
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      this.onChange();
    }, settleMs).unref();
  }
}
