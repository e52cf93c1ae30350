import type { LogEntry } from '../../../shared/contract/system';

/** Which lines of the log a view shows. */
export interface LogFilter {
  /** A worker's id, or "app"; null: all. */
  readonly origin: string | null;
  /** The id of work, whose worker's lines are its own too; null: all. */
  readonly source: string | null;
  /** The least level that is shown. */
  readonly level: LogEntry['level'];
  readonly stream: LogEntry['stream'] | null;
  readonly callId: string | null;
  /** Found anywhere in a line, whatever its case. */
  readonly text: string;
  /** Lines up to this `seq` were cleared from the view. */
  readonly after: number;
}

export const everything: LogFilter = {
  origin: null,
  source: null,
  level: 'debug',
  stream: null,
  callId: null,
  text: '',
  after: 0,
};

/** A line as shown, or the place of lines that did not reach the window; `seq` is unique in both. */
export type LogRow =
  | { readonly kind: 'entry'; readonly seq: number; readonly entry: LogEntry }
  | { readonly kind: 'gap'; readonly seq: number; readonly lines: number };

const levels: readonly LogEntry['level'][] = ['debug', 'info', 'warn', 'error'];

/** The worker that said it, or who else did. */
export function originOf({ worker, source }: LogEntry): string {
  return worker ?? source;
}

/** Finds `text` as it stands, whatever its case; null where there is nothing to find. */
export function searchPattern(text: string): RegExp | null {
  return text === '' ? null : new RegExp(text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&'), 'gi');
}

/** Lines of `log` that pass, oldest first, with a row for each run of lines that are missing before or among them. */
export function logRows(log: readonly LogEntry[], filter: LogFilter): readonly LogRow[] {
  const rows: LogRow[] = [];
  const pattern = searchPattern(filter.text);
  const least = levels.indexOf(filter.level);
  // A log whose numbers begin anew is another run of the app: nothing of it was cleared.
  const after = filter.after > (log.at(-1)?.seq ?? 0) ? 0 : filter.after;
  let last = after;
  for (const entry of log) {
    if (entry.seq <= after) continue;
    const missing = entry.seq - last - 1;
    if (missing > 0) addGap(rows, last + 1, missing);
    last = entry.seq;
    const passes =
      (filter.origin === null || originOf(entry) === filter.origin) &&
      (filter.source === null || entry.source === filter.source) &&
      levels.indexOf(entry.level) >= least &&
      (filter.stream === null || entry.stream === filter.stream) &&
      (filter.callId === null || entry.callId === filter.callId) &&
      (pattern === null || entry.text.search(pattern) >= 0);
    if (passes) rows.push({ kind: 'entry', seq: entry.seq, entry });
  }
  return rows;
}

function addGap(rows: LogRow[], seq: number, lines: number): void {
  const before = rows.at(-1);
  if (before?.kind !== 'gap') rows.push({ kind: 'gap', seq, lines });
  else rows[rows.length - 1] = { ...before, lines: before.lines + lines };
}

export function isFiltered({ origin, source, level, stream, callId, text }: LogFilter): boolean {
  return (
    origin !== null ||
    source !== null ||
    level !== 'debug' ||
    stream !== null ||
    callId !== null ||
    text !== ''
  );
}

/** The calls that said something, the last one first; at most `most`. */
export function callsOf(log: readonly LogEntry[], most: number): readonly LogEntry[] {
  const calls = new Map<string, LogEntry>();
  for (let i = log.length - 1; i >= 0 && calls.size < most; i--) {
    const entry = log[i];
    if (entry && entry.callId !== null && !calls.has(entry.callId)) calls.set(entry.callId, entry);
  }
  return [...calls.values()];
}

/** Everyone who said something, in the order of the alphabet. */
export function originsOf(log: readonly LogEntry[]): readonly string[] {
  return [...new Set(log.map(originOf))].sort();
}
