import { t } from '../../shared/texts/texts';
import { numberStyle, styledNumber } from './number-style';

/** `value` with `digits` decimals in the page's number style; R's words where it is no number. */
export function fixed(value: number, digits: number): string {
  if (Number.isNaN(value)) return 'NA';
  if (!Number.isFinite(value)) return value > 0 ? 'Inf' : '−Inf';
  return styledNumber(value.toFixed(digits));
}

/** `value` with no more decimals than it has and than `most`: 0.95, 12, 1,234.5. */
export function plainNumber(value: number, most = 6, style = numberStyle()): string {
  if (!Number.isFinite(value)) return fixed(value, 0);
  const [whole = '', decimals = ''] = value.toFixed(most).split('.');
  const kept = decimals.replace(/0+$/, '');
  const text = kept === '' ? whole : `${whole}.${kept}`;
  return styledNumber(text === '-0' ? '0' : text, style);
}

/**
 * Three significant digits, for facts of data: 0.00123, 12.3; whole numbers, and those of four digits and more, to the
 * unit: 1950, 123,457. As a year may be one, four digits stay together, as they do in a cell.
 */
export function brief(value: number): string {
  const size = Math.abs(value);
  if (Number.isFinite(value) && size !== 0 && (size < 1e-4 || size >= 1e7)) {
    return styledNumber(value.toExponential(1));
  }
  const digits = size < 1000 ? Number(value.toPrecision(3)) : Math.round(value);
  const shown = Number.isInteger(value) ? value : digits;
  return Math.abs(shown) < 10_000
    ? plainNumber(shown, 6, { ...numberStyle(), group: '' })
    : plainNumber(shown);
}

export function wholeNumber(value: number): string {
  return fixed(Number.isFinite(value) ? Math.round(value) : value, 0);
}

/** A value of data as R prints it, seven significant digits: as a year may be one, thousands stay together. */
export function cellNumber(text: string): string {
  const value = Number(text);
  if (!Number.isFinite(value)) return text.replace('-', '−');
  return styledNumber(String(Number(value.toPrecision(7))), { ...numberStyle(), group: '' });
}

/** Seconds as people say them: "0.8 s", "12 s", "1 min 05 s", "1 h 02 min". */
export function duration(seconds: number): string {
  return seconds < 10 ? t('ui.time.seconds', { n: fixed(seconds, 1) }) : elapsed(seconds);
}

/** Whole seconds that go by: "3 s", "1 min 05 s". */
export function elapsed(seconds: number): string {
  if (seconds < 60) return t('ui.time.seconds', { n: Math.round(seconds) });
  const minutes = Math.floor(seconds / 60);
  const rest = Math.floor(seconds % 60);
  if (minutes < 60) return t('ui.time.minutes', { minutes, seconds: String(rest).padStart(2, '0') });
  return t('ui.time.hours', {
    hours: wholeNumber(Math.floor(minutes / 60)),
    minutes: String(minutes % 60).padStart(2, '0'),
  });
}

export function byteSize(bytes: number): string {
  if (bytes < 1024) return t('ui.size.bytes', { n: bytes });
  if (bytes < 1024 ** 2) return t('ui.size.kilobytes', { n: fixed(bytes / 1024, 0) });
  if (bytes < 1024 ** 3) {
    return t('ui.size.megabytes', { n: fixed(bytes / 1024 ** 2, bytes < 1024 ** 2 * 10 ? 1 : 0) });
  }
  return t('ui.size.gigabytes', { n: fixed(bytes / 1024 ** 3, 1) });
}

/** An ISO time as the person's own: "23 Nov 2026, 14:05". */
export function dateTime(iso: string): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return iso;
  return date.toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' });
}

/** The time where `iso` is of the day of `now`, else the day: short enough for a tab. */
export function shortTime(iso: string, now = new Date()): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return iso;
  if (date.toDateString() === now.toDateString())
    return date.toLocaleTimeString(undefined, { timeStyle: 'short' });
  return date.toLocaleDateString(undefined, { day: 'numeric', month: 'short' });
}

/** What a text of the catalogue takes that counts something: the number, and how it is written. */
export function counted(count: number): { readonly count: number; readonly n: string } {
  return { count, n: wholeNumber(count) };
}
