import { describe, expect, it } from 'vitest';
import {
  callsOf,
  everything,
  isFiltered,
  logRows,
  originsOf,
} from '../../../../renderer/areas/sessions/log-filter';
import { copiedText, gapText } from '../../../../renderer/areas/sessions/log-text';
import { logEntry } from '../../fake/fixtures';

const log = [
  logEntry(1, { text: 'Loading brms', stream: 'message', callId: 'a' }),
  logEntry(2, { text: 'a (strange) line', worker: 'fit-1', level: 'warn', callId: 'b' }),
  logEntry(3, { text: 'app', worker: null, source: 'app', stream: 'app', level: 'debug' }),
  logEntry(6, { text: 'Error: LOADING failed', level: 'error', stream: 'stderr', callId: 'a' }),
];
const seqs = (filter: Partial<typeof everything>, entries = log) =>
  logRows(entries, { ...everything, ...filter }).flatMap((row) => (row.kind === 'entry' ? [row.seq] : []));

describe('a filter', () => {
  it('lets everything through until it is set', () => {
    expect(seqs({})).toEqual([1, 2, 3, 6]);
    expect(isFiltered(everything)).toBe(false);
    expect(isFiltered({ ...everything, after: 3 })).toBe(false);
  });

  it.each([
    [{ origin: 'fit-1' }, [2]],
    [{ origin: 'app' }, [3]],
    [{ level: 'info' }, [1, 2, 6]],
    [{ level: 'warn' }, [2, 6]],
    [{ level: 'error' }, [6]],
    [{ stream: 'stderr' }, [6]],
    [{ callId: 'a' }, [1, 6]],
    [{ callId: 'a', level: 'error' }, [6]],
    [{ text: 'loading' }, [1, 6]],
    [{ text: '(strange)' }, [2]],
    [{ text: '.*' }, []],
    [{ after: 2 }, [3, 6]],
  ] as const)('%j', (filter, expected) => {
    expect(seqs(filter)).toEqual(expected);
    if (!('after' in filter)) expect(isFiltered({ ...everything, ...filter })).toBe(true);
  });

  it('that was cleared up to a line forgets that where the numbers begin anew', () => {
    expect(seqs({ after: 900 })).toEqual([1, 2, 3, 6]);
  });
});

describe('lines that did not reach the window', () => {
  it('are counted where they are missing', () => {
    const rows = logRows([logEntry(4), logEntry(5), logEntry(9)], everything);
    expect(rows.map((row) => (row.kind === 'gap' ? -row.lines : row.seq))).toEqual([-3, 4, 5, -3, 9]);
  });

  it('are one gap where the lines between are filtered out, and none of what was cleared', () => {
    const entries = [logEntry(2), logEntry(4, { level: 'error' }), logEntry(6), logEntry(9)];
    const rows = logRows(entries, { ...everything, level: 'warn' });
    expect(rows.map((row) => (row.kind === 'gap' ? -row.lines : row.seq))).toEqual([-2, 4, -3]);
    expect(logRows(entries, { ...everything, after: 8 }).map(({ kind }) => kind)).toEqual(['entry']);
    expect(new Set(rows.map(({ seq }) => seq)).size).toBe(rows.length);
  });
});

it('knows who said something, and in which calls, the last one first', () => {
  expect(originsOf(log)).toEqual(['app', 'fit-1', 'main']);
  expect(callsOf(log, 10).map(({ callId }) => callId)).toEqual(['a', 'b']);
  expect(callsOf(log, 1).map(({ callId }) => callId)).toEqual(['a']);
});

it('copies lines with their time, level and worker, gaps too', () => {
  const time = new Date(2026, 0, 2, 3, 4, 5, 67).getTime();
  const rows = logRows([logEntry(3, { time, level: 'warn', text: 'one\ntwo' })], everything);
  expect(copiedText(rows)).toBe(
    '… 2 lines only in the log file\n2026-01-02 03:04:05.067  warn   main  one\ntwo',
  );
  expect(gapText(1)).toBe('… 1 line only in the log file');
  expect(gapText(12_345)).toContain('12,345 lines');
});
