import { StringDecoder } from 'node:string_decoder';

/** A line longer than this many characters is handed on in pieces, so that endless output cannot fill the memory. */
const lineLimit = 16_384;

/** Cuts UTF-8 output into lines at \n, \r and \r\n (progress bars redraw themselves with \r). */
export class LineSplitter {
  readonly #decoder = new StringDecoder('utf8');
  #rest = '';
  #afterReturn = false;

  constructor(private readonly onLine: (line: string) => void) {}

  push(chunk: Uint8Array): void {
    let text = this.#decoder.write(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length));
    if (text === '') return;
    if (this.#afterReturn && text.startsWith('\n')) text = text.slice(1);
    this.#afterReturn = text.endsWith('\r');
    const lines = text.split(/\r\n|\n|\r/);
    const last = lines.pop() ?? '';
    for (const line of lines) {
      this.#emit(this.#rest + line);
      this.#rest = '';
    }
    this.#rest += last;
    while (this.#rest.length >= lineLimit) {
      this.onLine(this.#rest.slice(0, lineLimit));
      this.#rest = this.#rest.slice(lineLimit);
    }
  }

  /** What came after the last line's end. */
  end(): void {
    this.#rest += this.#decoder.end();
    if (this.#rest !== '') this.#emit(this.#rest);
    this.#rest = '';
  }

  #emit(line: string): void {
    for (let start = 0; start === 0 || start < line.length; start += lineLimit) {
      this.onLine(line.slice(start, start + lineLimit));
    }
  }
}
