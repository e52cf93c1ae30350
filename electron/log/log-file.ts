import { closeSync, fstatSync, openSync, renameSync, writeSync } from 'node:fs';

/** Lines are written together; more than this, in characters, does not wait. */
const largestBuffer = 256 * 1024;

/** A file of lines that grows to a size, then begins anew; the one before is kept as `.old`. */
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

  /** A full disk ends the file, not what it tells of. */
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
    // A write that failed has closed it.
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
      // Then it goes on growing; better than no log.
    }
    this.#file = this.#open();
  }

  /** Null where there can be no file. */
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
