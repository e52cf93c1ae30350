import type { FitDraws } from '../../shared/stats/fit-draws';

type Loader = () => Promise<FitDraws>;
interface Entry {
  readonly loaded: Promise<FitDraws>;
  bytes: number;
}

/**
 * Draws of recently read fits, least recently used first. Beyond `maxBytes` the oldest are dropped, and read again when
 * they are asked for; the newest stays even if it is larger than that alone. (lru-cache 11, which was tried, keeps no entry
 * that is larger than its limit: draws of more than 1 GB would be read for every question.)
 */
export class DrawsCache {
  readonly #entries = new Map<string, Entry>();

  constructor(readonly maxBytes: number) {}

  /** Bytes of draws held. */
  get bytes(): number {
    return [...this.#entries.values()].reduce((sum, entry) => sum + entry.bytes, 0);
  }

  /** Reads once, however many ask. A failed read is tried anew by the next who asks. */
  get(key: string, loader: Loader): Promise<FitDraws> {
    const known = this.#entries.get(key);
    this.#entries.delete(key);
    const entry = known ?? { loaded: loader().then(share), bytes: 0 };
    this.#entries.set(key, entry);
    if (!known) void this.#settle(key, entry);
    return entry.loaded;
  }

  forget(key: string): void {
    this.#entries.delete(key);
  }

  clear(): void {
    this.#entries.clear();
  }

  async #settle(key: string, entry: Entry): Promise<void> {
    try {
      entry.bytes = byteLength(await entry.loaded);
      this.#evict(key);
    } catch {
      // Who waits hears of it.
      if (this.#entries.get(key) === entry) this.#entries.delete(key);
    }
  }

  #evict(newest: string): void {
    let total = this.bytes;
    for (const [key, entry] of this.#entries) {
      if (total <= this.maxBytes) return;
      if (key === newest || entry.bytes === 0) continue;
      total -= entry.bytes;
      this.#entries.delete(key);
    }
  }
}

/** Copies the draws to shared memory unless they lie there, so that threads need no copy each. */
function share(draws: FitDraws): FitDraws {
  const sampler = Object.entries(draws.sampler).map(([name, values]) => [name, shared(values)]);
  return { ...draws, values: shared(draws.values), sampler: Object.fromEntries(sampler) };
}

function shared(values: Float64Array): Float64Array {
  if (values.buffer instanceof SharedArrayBuffer) return values;
  const copy = new Float64Array(new SharedArrayBuffer(values.byteLength));
  copy.set(values);
  return copy;
}

function byteLength(draws: FitDraws): number {
  const sampler = Object.values(draws.sampler).reduce((sum, values) => sum + values.byteLength, 0);
  return draws.values.byteLength + sampler;
}
