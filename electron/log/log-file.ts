import { closeSync, fstatSync, openSync, renameSync, writeSync } from 'node:fs';

/** Lines are collected and written together, at the latest when they have this many characters. */
const largestBuffer = 256 * 1024;

/** A file of lines. When it has reached a size, a new one is begun, and the previous one is kept as `.old`. */
export class LogFile {
  #file: number | null;
  #size = 0;
  #lines: string[] = [];
  #waiting = 0;

  constructor(
    private readonly path: string,
    private readonly largest: number,
  ) {
    this.#file = this.#open();
    this.#rotate();
  }

  write(line: string): void {
    if (this.#file === null) return;
    this.#lines.push(line);
    this.#waiting += line.length;
    if (this.#waiting >= largestBuffer) this.flush();
  }

  /** A full disk ends the logging, but not the logged work. */
  flush(): void {
    if (this.#file === null || this.#waiting === 0) return;
    const bytes = Buffer.from(this.#lines.join(''));
    this.#lines = [];
    this.#waiting = 0;
    try {
      for (let start = 0; start < bytes.length; ) start += writeSync(this.#file, bytes, start);
    } catch {
      this.close();
      return;
    }
    this.#size += bytes.length;
    this.#rotate();
  }

  close(): void {
    const file = this.#file;
    if (file === null) return;
    this.flush();
    // A failed write has closed it.
    if (this.#file === null) return;
    this.#file = null;
    closeSync(file);
  }

  #rotate(): void {
    if (this.#file === null || this.#size <= this.largest) return;
    try {
      closeSync(this.#file);
      this.#file = null;
      renameSync(this.path, `${this.path}.old`);
    } catch {
      // Then the file grows further, which is better than no log.
    }
    this.#file = this.#open();
  }

  /** Null if the file cannot be opened. */
  #open(): number | null {
    try {
      const file = openSync(this.path, 'a');
      this.#size = fstatSync(file).size;
      return file;
    } catch {
      return null;
    }
  }
}
