/** A line of more bytes is handed on in pieces, so that endless output cannot fill the memory. */
const lineLimit = 16_384;

const lineFeed = 10;
const carriageReturn = 13;

/**
 * Cuts UTF-8 output into lines at \n, \r and \r\n (progress bars redraw themselves with \r). It works on the bytes, so
 * that every line is a string of its own: one that is cut out of a longer string keeps that one in memory.
 */
export class LineSplitter {
  #parts: Uint8Array[] = [];
  #size = 0;
  #afterReturn = false;
  /** A piece of the line has been handed on. */
  #begun = false;

  constructor(private readonly onLine: (line: string) => void) {}

  push(chunk: Uint8Array): void {
    if (chunk.length === 0) return;
    let start = this.#afterReturn && chunk[0] === lineFeed ? 1 : 0;
    this.#afterReturn = chunk[chunk.length - 1] === carriageReturn;
    let feed = chunk.indexOf(lineFeed, start);
    let back = chunk.indexOf(carriageReturn, start);
    while (feed >= 0 || back >= 0) {
      const end = feed < 0 || (back >= 0 && back < feed) ? back : feed;
      this.#add(chunk.subarray(start, end));
      this.#emitRest(true);
      start = end + 1;
      if (end === back) {
        if (chunk[start] === lineFeed) start += 1;
        back = chunk.indexOf(carriageReturn, start);
      }
      if (feed >= 0 && feed < start) feed = chunk.indexOf(lineFeed, start);
    }
    this.#add(chunk.subarray(start));
  }

  /** What came after the last line's end is a line too: nothing follows, or nothing that belongs to it. */
  end(): void {
    if (this.#size > 0) this.#emitRest(true);
  }

  #add(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    this.#parts.push(bytes);
    this.#size += bytes.length;
    if (this.#size >= lineLimit) this.#emitRest(false);
  }

  /** Hands on what is there, in pieces; without `all`, only the pieces that are full. */
  #emitRest(all: boolean): void {
    const rest = Buffer.concat(this.#parts, this.#size);
    let start = 0;
    while (rest.length - start >= lineLimit) {
      const end = characterStart(rest, start + lineLimit);
      this.onLine(rest.toString('utf8', start, end));
      start = end;
    }
    this.#begun ||= start > 0;
    if (all) {
      if (!this.#begun || start < rest.length) this.onLine(rest.toString('utf8', start));
      start = rest.length;
      this.#begun = false;
    }
    this.#parts = start < rest.length ? [rest.subarray(start)] : [];
    this.#size = rest.length - start;
  }
}

/** The last place up to `end` where a letter begins, so that none is cut in two. */
function characterStart(bytes: Uint8Array, end: number): number {
  for (let place = end; place > end - 4; place -= 1) {
    if (((bytes[place] ?? 0) & 0xc0) !== 0x80) return place;
  }
  return end;
}
