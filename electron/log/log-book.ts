import { join } from 'node:path';
import pino, { type Logger } from 'pino';
import type { LogEntry } from '../../shared/contract/system';
import { makeFolders } from '../files/make-folders';
import { LogFile } from './log-file';

export interface LogLimits {
  /** The most entries, and the most characters in all, that are kept in memory for the screen. */
  readonly entries: number;
  readonly characters: number;
  /** The longest text of an entry in memory; the file has the full text. */
  readonly text: number;
  /** Listeners get batches of the newest entries: the time between batches, and the most entries of one. */
  readonly batchMs: number;
  readonly batchEntries: number;
  readonly batchCharacters: number;
  /** At this size, in bytes, a new file is begun, and the previous one is kept. */
  readonly fileBytes: number;
}

const usualLimits: LogLimits = {
  entries: 2000,
  characters: 2e6,
  text: 8000,
  batchMs: 100,
  batchEntries: 300,
  batchCharacters: 2e5,
  fileBytes: 10 * 1024 * 1024,
};

/** What callers give; the log adds the rest of an entry. */
export type LogInput = Pick<LogEntry, 'level' | 'source' | 'text'> &
  Partial<Pick<LogEntry, 'worker' | 'callId' | 'stream'>>;

/**
 * Keeps the last entries in memory for the screen, and all entries in a file, if it can be written. A worker that
 * prints without end fills neither: surplus entries are left out of the batches, then of the memory, then of the file.
 */
export class LogBook {
  readonly #limits: LogLimits;
  readonly #entries: LogEntry[] = [];
  /** Entries before this index are forgotten, but not removed from the array yet. */
  #first = 0;
  #characters = 0;
  #seq = 0;
  /** The last entry that was sent to listeners. */
  #told = 0;
  #timer: NodeJS.Timeout | null = null;
  readonly #file: LogFile;
  readonly #logger: Logger;

  constructor(
    folder: string,
    private readonly onAdd: (entries: readonly LogEntry[]) => void,
    limits: Partial<LogLimits> = {},
  ) {
    this.#limits = { ...usualLimits, ...limits };
    try {
      makeFolders(folder);
    } catch {
      // If the home folder cannot be written, the doctor reports it, so the app must be able to start.
    }
    this.#file = new LogFile(join(folder, 'studio.log'), this.#limits.fileBytes);
    this.#logger = pino({ base: null, level: 'debug' }, { write: (line) => this.#file.write(line) });
  }

  /** Oldest first. */
  list(): readonly LogEntry[] {
    return this.#entries.slice(this.#first);
  }

  add({ level, source, text, worker = null, callId = null, stream = 'app' }: LogInput): void {
    const entry: LogEntry = {
      ...{ seq: ++this.#seq, time: Date.now(), level, source, worker, callId, stream },
      text: shortened(text, this.#limits.text),
    };
    this.#entries.push(entry);
    this.#characters += entry.text.length;
    this.#forget();
    const where = worker !== null && worker !== source ? { source, worker } : { source };
    this.#logger[level]({ ...where, stream, ...(callId !== null && { call: callId }) }, text);
    // Warnings and errors are written to the disk at once.
    if (level === 'error') this.#file.flush();
    this.#timer ??= setTimeout(() => this.#tell(), this.#limits.batchMs).unref();
  }

  close(): void {
    if (this.#timer) this.#tell();
    this.#file.close();
  }

  #tell(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    this.#file.flush();
    const { batchEntries, batchCharacters } = this.#limits;
    let from = this.#entries.length;
    for (let size = 0; from > this.#first && this.#entries.length - from < batchEntries; from -= 1) {
      const entry = this.#entries[from - 1];
      size += entry?.text.length ?? 0;
      if (!entry || entry.seq <= this.#told || size > batchCharacters) break;
    }
    const batch = this.#entries.slice(from);
    this.#told = this.#seq;
    if (batch.length > 0) this.onAdd(batch);
  }

  /** Forgets the oldest entries. The array is cut when half of it is forgotten, not with every entry. */
  #forget(): void {
    const { entries, characters } = this.#limits;
    while (this.#entries.length - this.#first > entries || this.#characters > characters) {
      this.#characters -= this.#entries[this.#first]?.text.length ?? 0;
      this.#first += 1;
    }
    if (this.#first < 100 || this.#first * 2 < this.#entries.length) return;
    this.#entries.splice(0, this.#first);
    this.#first = 0;
  }
}

function shortened(text: string, limit: number): string {
  if (text.length <= limit) return text;
  return `${text.slice(0, limit)} … (${text.length - limit} more characters are in the log's file)`;
}
