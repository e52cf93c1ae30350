import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import pino, { type Logger } from 'pino';
import type { LogEntry } from '../../shared/contract/system';

const kept = 2000;

/** The last entries in memory for the screen, all of them in a file. */
export class LogBook {
  private readonly entries: LogEntry[] = [];
  private readonly file: Logger;

  constructor(
    folder: string,
    private readonly onAdd: (entry: LogEntry) => void,
  ) {
    mkdirSync(folder, { recursive: true });
    this.file = pino({ base: null }, pino.destination({ dest: join(folder, 'studio.log'), sync: false }));
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

  async close(): Promise<void> {
    await new Promise<void>((resolve) => this.file.flush(() => resolve()));
  }
}
