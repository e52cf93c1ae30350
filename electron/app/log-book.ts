import { mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pino, { type Logger } from 'pino';
import type { LogEntry } from '../../shared/contract/system';

const kept = 2000;
const largestLog = 10 * 1024 * 1024;
const flushMs = 1000;

/** The last entries in memory for the screen, all of them in a file. */
export class LogBook {
  private readonly entries: LogEntry[] = [];
  private readonly file: Logger;
  private readonly destination: ReturnType<typeof pino.destination>;

  constructor(
    folder: string,
    private readonly onAdd: (entry: LogEntry) => void,
  ) {
    mkdirSync(folder, { recursive: true });
    const path = join(folder, 'studio.log');
    keepOneOld(path);
    this.destination = pino.destination({ dest: path, sync: false });
    // A log that cannot be written (a full disk) must not stop what it tells of.
    this.destination.on('error', () => undefined);
    this.file = pino({ base: null }, this.destination);
  }

  /** Oldest first. */
  list(): readonly LogEntry[] {
    return this.entries;
  }

  add(level: LogEntry['level'], source: string, text: string): void {
    const entry: LogEntry = { time: Date.now(), level, source, text };
    this.entries.push(entry);
    if (this.entries.length > kept) this.entries.splice(0, this.entries.length - kept);
    this.file[level]({ source }, text);
    this.onAdd(entry);
  }

  /** Writes what is not written yet, if that can be done at all. */
  async close(): Promise<void> {
    const written = new Promise<void>((resolve) => this.file.flush(() => resolve()));
    await Promise.race([written, delay(flushMs, undefined, { ref: false })]);
  }
}

/** Starts the file anew when it has grown, keeping the one before. */
function keepOneOld(path: string): void {
  try {
    if (statSync(path).size > largestLog) renameSync(path, `${path}.old`);
  } catch {
    // There is none yet, or it cannot be moved: then it goes on growing.
  }
}
