import { closeSync, mkdirSync, openSync, renameSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import pino, { type Logger } from 'pino';
import type { LogEntry } from '../../shared/contract/system';

const kept = 2000;
const largestLog = 10 * 1024 * 1024;

/** The last entries in memory for the screen, all of them in a file, as far as that can be written. */
export class LogBook {
  private readonly entries: LogEntry[] = [];
  private readonly logger: Logger;
  private file: number | null;

  constructor(
    folder: string,
    private readonly onAdd: (entry: LogEntry) => void,
  ) {
    mkdirSync(folder, { recursive: true });
    this.file = openLog(join(folder, 'studio.log'));
    this.logger = pino({ base: null }, { write: (line: string) => this.write(line) });
  }

  /** Oldest first. */
  list(): readonly LogEntry[] {
    return this.entries;
  }

  add(level: LogEntry['level'], source: string, text: string): void {
    const entry: LogEntry = { time: Date.now(), level, source, text };
    this.entries.push(entry);
    if (this.entries.length > kept) this.entries.splice(0, this.entries.length - kept);
    this.logger[level]({ source }, text);
    this.onAdd(entry);
  }

  close(): void {
    if (this.file !== null) closeSync(this.file);
    this.file = null;
  }

  /** At once, so that nothing waits to be written at the end. A full disk ends the file, not what it tells of. */
  private write(line: string): void {
    if (this.file === null) return;
    try {
      writeSync(this.file, line);
    } catch {
      this.close();
    }
  }
}

/** The file to append to, begun anew when it has grown (the one before is kept); null where there can be none. */
function openLog(path: string): number | null {
  try {
    if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > largestLog) renameSync(path, `${path}.old`);
    return openSync(path, 'a');
  } catch {
    return null;
  }
}
