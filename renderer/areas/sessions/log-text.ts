import type { LogEntry } from '../../../shared/contract/system';
import { t } from '../../../shared/texts/texts';
import { wholeNumber } from '../../ui/number-text';
import { type LogRow, originOf } from './log-filter';

const two = (value: number) => String(value).padStart(2, '0');

/** The time of day, "09:30:05", on this person's clock. */
export function clockTime(time: number): string {
  const date = new Date(time);
  return `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
}

/** To the millisecond: "2026-11-23 09:30:05.120". */
export function fullTime(time: number): string {
  const date = new Date(time);
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day} ${clockTime(time)}.${String(date.getMilliseconds()).padStart(3, '0')}`;
}

export function gapText(lines: number): string {
  return t('sessions.log.gap', { count: lines, n: wholeNumber(lines) });
}

/** Lines as they are put on the clipboard: time, level, who said it, what. */
export function copiedText(rows: readonly LogRow[]): string {
  const line = (entry: LogEntry) =>
    `${fullTime(entry.time)}  ${entry.level.padEnd(5)}  ${originOf(entry)}  ${entry.text}`;
  return rows.map((row) => (row.kind === 'entry' ? line(row.entry) : gapText(row.lines))).join('\n');
}
