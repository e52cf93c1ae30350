import type { FitDraws } from '../../shared/stats/fit-draws';

type Loader = () => Promise<FitDraws>;
interface Entry {
  readonly loader: Loader;
  loaded: Promise<FitDraws> | undefined;
  bytes: number;
}

/**
 * Draws of recently read fits, least recently used first. Beyond `maxBytes` the oldest are dropped, and read again when
 * they are asked for; the newest stays even if it is larger than that alone.
 */
export class DrawsCache {
  readonly #entries = new Map<string, Entry>();

  constructor(readonly maxBytes: number) {}

  /** Bytes of draws held. */
  get bytes(): number {
    return [...this.#entries.values()].reduce((sum, entry) => sum + entry.bytes, 0);
  }

  /** Makes `key` known; a key that is known keeps its loader and its draws. */
  register(key: string, loader: Loader): void {
    if (!this.#entries.has(key)) this.#entries.set(key, { loader, loaded: undefined, bytes: 0 });
  }

  /** Reads once, however many ask. A failed read is tried anew by the next who asks. Undefined for an unknown key. */
  async get(key: string): Promise<FitDraws | undefined> {
    const entry = this.#entries.get(key);
    if (!entry) return undefined;
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    entry.loaded ??= this.#load(key, entry);
    return entry.loaded;
  }

  forget(key: string): void {
    this.#entries.delete(key);
  }

  clear(): void {
    this.#entries.clear();
  }

  async #load(key: string, entry: Entry): Promise<FitDraws> {
    try {
      const draws = share(await entry.loader());
      entry.bytes = byteLength(draws);
      this.#evict(key);
      return draws;
    } catch (error) {
      entry.loaded = undefined;
      throw error;
    }
  }

  #evict(newest: string): void {
    let total = this.bytes;
    for (const [key, entry] of this.#entries) {
      if (total <= this.maxBytes) return;
      if (key === newest || entry.bytes === 0) continue;
      total -= entry.bytes;
      entry.bytes = 0;
      entry.loaded = undefined;
    }
  }
}

/** Copies the draws to shared memory unless they lie there, so that threads need no copy each. */
function share(draws: FitDraws): FitDraws {
  if (draws.values.buffer instanceof SharedArrayBuffer) return draws;
  const values = new Float64Array(new SharedArrayBuffer(draws.values.byteLength));
  values.set(draws.values);
  return { ...draws, values };
}

function byteLength(draws: FitDraws): number {
  const sampler = Object.values(draws.sampler).reduce((sum, values) => sum + values.byteLength, 0);
  return draws.values.byteLength + sampler;
}
