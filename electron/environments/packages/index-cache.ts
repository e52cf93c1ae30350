import { awaited } from '../../session/manager/call-wait';
import type { RepositoryIndex } from './repository-index';

/** How long an answer is kept: repositories change a few times a day. */
const keptMs = 10 * 60_000;

interface Kept {
  readonly at: number;
  readonly index: Promise<RepositoryIndex>;
}

/** Keeps the offers of the repositories for some minutes, for each R and network settings. */
export class IndexCache {
  readonly #kept = new Map<string, Kept>();

  /**
   * `key`: the R and the network settings. A cancelled call only ends its own wait: the next call, as with the next
   * letter of a search, waits for the same answer. An answer without one of the repositories is not kept.
   */
  async read(
    key: string,
    signal: AbortSignal,
    ask: () => Promise<RepositoryIndex>,
  ): Promise<RepositoryIndex> {
    const known = this.#kept.get(key);
    const isFresh = known !== undefined && Date.now() - known.at < keptMs;
    const { index } = isFresh ? known : this.#ask(key, ask);
    return awaited(index, 'The question to the repositories', { signal });
  }

  #ask(key: string, ask: () => Promise<RepositoryIndex>): Kept {
    // Each answer has thousands of packages.
    for (const [old, { at }] of this.#kept) if (Date.now() - at >= keptMs) this.#kept.delete(old);
    const kept: Kept = { at: Date.now(), index: ask() };
    this.#kept.set(key, kept);
    const drop = () => {
      if (this.#kept.get(key) === kept) this.#kept.delete(key);
    };
    kept.index.then(({ failures }) => failures.length > 0 && drop(), drop);
    return kept;
  }
}
