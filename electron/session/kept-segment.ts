/** One that nobody has used for so long is not kept. */
const keptMs = 2000;

/**
 * At most one segment that has been read and stays for a later message: to write over a file in memory takes half the
 * time of a new one, whose pages the system has to find and clear. Who takes it is alone with it.
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

  /** What is kept, to be lent: it stays here, and its time goes on, until it is taken or `forget` is told of it. */
  get name(): string | null {
    return this.#name;
  }

  /** Who was lent a segment has made it its own. */
  forget(name: string): void {
    if (this.#name === name) this.take();
  }

  /** `size`: of the file, in bytes. Nobody reads or writes it any more. */
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
