/** `value` with `digits` decimals and a true minus sign; NA where it is not a number. */
export function fixed(value: number, digits: number): string {
  if (Number.isNaN(value)) return 'NA';
  if (!Number.isFinite(value)) return value > 0 ? 'Inf' : '−Inf';
  return value.toFixed(digits).replace('-', '−');
}

/** Three significant digits, for facts: 0.00123, 12.3; whole numbers as they are: 4,560, 299,999. */
export function brief(value: number): string {
  if (!Number.isFinite(value)) return fixed(value, 0);
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-4 || size >= 1e7)) return value.toExponential(1).replace('-', '−');
  const shown = Number.isInteger(value) ? value : Number(value.toPrecision(3));
  const text = shown.toLocaleString('en-US', { maximumFractionDigits: 6 });
  return text.replace('-', '−');
}

export function wholeNumber(value: number): string {
  return Number.isFinite(value) ? Math.round(value).toLocaleString('en-US') : fixed(value, 0);
}

/** Seconds as people say them: "0.8 s", "12 s", "1 min 05 s", "1 h 02 min". */
export function duration(seconds: number): string {
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 60) return `${Math.round(seconds)} s`;
  const minutes = Math.floor(seconds / 60);
  const rest = Math.floor(seconds % 60);
  if (minutes < 60) return `${minutes} min ${String(rest).padStart(2, '0')} s`;
  return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')} min`;
}

export function byteSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 ** 2) return `${(bytes / 1024).toFixed(0)} KB`;
  if (bytes < 1024 ** 3) return `${(bytes / 1024 ** 2).toFixed(bytes < 1024 ** 2 * 10 ? 1 : 0)} MB`;
  return `${(bytes / 1024 ** 3).toFixed(1)} GB`;
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

/** "1 row", "2 rows", "1,200 rows". */
export function counted(n: number, one: string, many = `${one}s`): string {
  return `${wholeNumber(n)} ${n === 1 ? one : many}`;
}
