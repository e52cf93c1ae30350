/** The most bytes of a line. Longer lines are passed on in pieces, so that endless output cannot fill the memory. */
const lineLimit = 16_384;

const lineFeed = 10;
const carriageReturn = 13;

/**
 * Cuts UTF-8 output into lines at \n, \r and \r\n (progress bars redraw themselves with \r). It cuts bytes instead of
 * strings, because a line that is cut out of a longer string would keep that string in memory.
 */
export class LineSplitter {
  #parts: Uint8Array[] = [];
  #size = 0;
  #afterReturn = false;
  /** True if a piece of the line was passed on already. */
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

  /** Passes on the text after the last line's end as a line: no more text follows that belongs to it. */
  end(): void {
    if (this.#size > 0) this.#emitRest(true);
  }

  #add(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    this.#parts.push(bytes);
    this.#size += bytes.length;
    if (this.#size >= lineLimit) this.#emitRest(false);
  }

  /** Passes on the collected bytes in pieces; without `all`, only the full pieces. */
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

/** The last place up to `end` where a character begins, so that no character is cut in two. */
function characterStart(bytes: Uint8Array, end: number): number {
  for (let place = end; place > end - 4; place -= 1) {
    if (((bytes[place] ?? 0) & 0xc0) !== 0x80) return place;
  }
  return end;
}
