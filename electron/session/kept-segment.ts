/** A segment that was not used for this time is removed. */
const keptMs = 2000;

/**
 * Keeps at most one segment that was read, for a later message: writing over a file in memory takes half the time of
 * making a new one, whose pages the system has to find and clear. Code that takes the segment is its only user.
 */
export class KeptSegment {
  #name: string | null = null;
  #timer: NodeJS.Timeout | null = null;
  #closed = false;

  /** `mayKeep` is asked about a size in bytes; `remove` is given the segments that are not kept. */
  constructor(
    private readonly mayKeep: (size: number) => boolean,
    private readonly remove: (name: string) => void,
    private readonly idleMs = keptMs,
  ) {}

  take(): string | null {
    const name = this.#name;
    this.#name = null;
    if (this.#timer) clearTimeout(this.#timer);
    return name;
  }

  /** The kept segment, to lend it: it stays here, and its time goes on, until `take` or `forget` is called. */
  get name(): string | null {
    return this.#name;
  }

  /** The borrower of a segment has taken it over. */
  forget(name: string): void {
    if (this.#name === name) this.take();
  }

  /** `size`: of the file, in bytes. The file must not be read or written by other code any more. */
  give(name: string, size: number): void {
    if (this.#closed || this.#name !== null || !this.mayKeep(size)) {
      this.remove(name);
      return;
    }
    this.#name = name;
    this.#timer = setTimeout(() => this.#drop(), this.idleMs);
    this.#timer.unref();
  }

  close(): void {
    this.#closed = true;
    this.#drop();
  }

  #drop(): void {
    const name = this.take();
    if (name !== null) this.remove(name);
  }
}
