import type { TaskContext } from '../tasks/task-context';
import { type RepositoryIndex, readIndex } from './repository-index';

/** Repositories change a few times a day. */
const keptMs = 10 * 60_000;

interface Kept {
  readonly at: number;
  readonly index: Promise<RepositoryIndex>;
}

/** What the repositories offer, kept for some minutes by what they were asked with. */
export class IndexCache {
  readonly #kept = new Map<string, Kept>();

  /** `key`: the R and the network settings. An answer in which a repository is missing is not kept. */
  async read(key: string, context: TaskContext): Promise<RepositoryIndex> {
    const known = this.#kept.get(key);
    if (known && Date.now() - known.at < keptMs) return known.index;
    context.say('Asking the repositories what they offer');
    const index = readIndex(context);
    const kept = { at: Date.now(), index };
    this.#kept.set(key, kept);
    const drop = () => {
      if (this.#kept.get(key) === kept) this.#kept.delete(key);
    };
    index.then(({ failures }) => failures.length > 0 && drop(), drop);
    return index;
  }
}
