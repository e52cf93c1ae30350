/** Reads pieces of a given size from bytes that come in chunks of any size. */
export class ByteSource {
  readonly #chunks: AsyncIterator<Uint8Array>;
  #rest: Buffer = Buffer.alloc(0);

  /** `onBytes` is called for every chunk that is read. */
  constructor(
    source: AsyncIterable<Uint8Array>,
    private readonly onBytes: (count: number) => void,
  ) {
    this.#chunks = source[Symbol.asyncIterator]();
  }

  /** The next `count` bytes; fewer at the source's end. Only for small counts, because they are kept in memory. */
  async take(count: number): Promise<Buffer> {
    const parts: Buffer[] = [];
    for await (const part of this.stream(count)) parts.push(part);
    return parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts);
  }

  /** The next `count` bytes in chunks; fewer at the source's end. */
  async *stream(count: number): AsyncIterable<Buffer> {
    let missing = count;
    while (missing > 0) {
      if (this.#rest.length === 0 && !(await this.#read())) return;
      const part = this.#rest.subarray(0, missing);
      this.#rest = this.#rest.subarray(part.length);
      missing -= part.length;
      yield part;
    }
  }

  /** Reads to the end and drops the bytes. */
  async drain(): Promise<void> {
    while (await this.#read());
  }

  async #read(): Promise<boolean> {
    const { done, value } = await this.#chunks.next();
    if (done) return false;
    this.onBytes(value.length);
    this.#rest = Buffer.from(value.buffer, value.byteOffset, value.length);
    return true;
  }
}
