import { join } from 'node:path';
import pino, { type Logger } from 'pino';
import type { LogEntry } from '../../shared/contract/system';
import { makeFolders } from '../files/make-folders';
import { LogFile } from './log-file';

export interface LogLimits {
  /** What is kept in memory for the screen: at most so many entries, and so many characters in all. */
  readonly entries: number;
  readonly characters: number;
  /** The longest text of an entry in memory; the file has it whole. */
  readonly text: number;
  /** Listeners are told in batches of the newest entries, so often and so many at most. */
  readonly batchMs: number;
  readonly batchEntries: number;
  readonly batchCharacters: number;
  /** The file is begun anew at this size, in bytes; the one before is kept. */
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

/** What is said; the rest of an entry is the log's own. */
export type LogInput = Pick<LogEntry, 'level' | 'source' | 'text'> &
  Partial<Pick<LogEntry, 'worker' | 'callId' | 'stream'>>;

/**
 * The last entries in memory for the screen, all of them in a file, as far as that can be written. A worker that prints
 * without end fills neither: what is too much is left out of the batches, then of the memory, then of the file.
 */
export class LogBook {
  readonly #limits: LogLimits;
  readonly #entries: LogEntry[] = [];
  /** Entries before this index are forgotten, but not yet taken out. */
  #first = 0;
  #characters = 0;
  #seq = 0;
  /** The last entry that listeners were told of. */
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
      // A home that cannot be written to: the doctor tells of it, and has to be able to start.
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
    // What says that something is wrong is on the disk before anything else can happen.
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

  /** Lets go of the oldest; the array is cut when half of it is forgotten, not with every entry. */
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
