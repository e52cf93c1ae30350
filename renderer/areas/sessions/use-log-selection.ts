import { type KeyboardEvent, type MouseEvent, useState } from 'react';
import type { LogRow } from './log-filter';

interface Range {
  /** The line where the selection began, and the one where it ends now, by `seq`. */
  readonly from: number;
  readonly to: number;
}

export interface LogSelection {
  readonly has: (seq: number) => boolean;
  /** The line that the keys have reached, by `seq`. */
  readonly active: number | null;
  readonly rows: readonly LogRow[];
  readonly clear: () => void;
  readonly onRowClick: (event: MouseEvent, row: LogRow) => void;
  /** True where the key was one of selecting. */
  readonly onKeyDown: (event: KeyboardEvent) => boolean;
}

/** One run of lines, selected by clicks and keys as in any list; `reveal` brings a row into view. */
export function useLogSelection(options: {
  readonly rows: readonly LogRow[];
  readonly rowsPerPage: () => number;
  readonly firstShown: () => number;
  readonly reveal: (index: number) => void;
}): LogSelection {
  const { rows, rowsPerPage, firstShown, reveal } = options;
  const [range, setRange] = useState<Range | null>(null);
  const low = range ? Math.min(range.from, range.to) : 0;
  const high = range ? Math.max(range.from, range.to) : -1;
  const has = (seq: number) => range !== null && seq >= low && seq <= high;

  function target(event: KeyboardEvent): number | null {
    const at = range ? rows.findIndex(({ seq }) => seq === range.to) : -1;
    const from = at < 0 ? firstShown() - 1 : at;
    const targets: Readonly<Record<string, number>> = {
      ArrowDown: from + 1,
      ArrowUp: at < 0 ? rows.length - 1 : from - 1,
      PageDown: from + rowsPerPage(),
      PageUp: from - rowsPerPage(),
      Home: 0,
      End: rows.length - 1,
    };
    return targets[event.key] ?? null;
  }

  return {
    has,
    active: range?.to ?? null,
    rows: range ? rows.filter(({ seq }) => has(seq)) : [],
    clear: () => setRange(null),
    onRowClick(event, { seq }) {
      // A click that ends the marking of text is not one on the line.
      if (!event.shiftKey && window.getSelection()?.isCollapsed === false) return;
      if (event.shiftKey && range) setRange({ from: range.from, to: seq });
      else setRange(range?.from === seq && range.to === seq ? null : { from: seq, to: seq });
    },
    onKeyDown(event) {
      const [first, last] = [rows[0], rows.at(-1)];
      if (!first || !last || event.altKey) return false;
      if (event.key === 'a' && (event.ctrlKey || event.metaKey)) {
        setRange({ from: first.seq, to: last.seq });
        return true;
      }
      if (event.key === 'Escape' && range) {
        setRange(null);
        return true;
      }
      const next = target(event);
      if (next === null) return false;
      const index = Math.max(0, Math.min(rows.length - 1, next));
      const seq = rows[index]?.seq ?? last.seq;
      setRange({ from: event.shiftKey && range ? range.from : seq, to: seq });
      reveal(index);
      return true;
    },
  };
}
