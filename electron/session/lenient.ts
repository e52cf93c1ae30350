/**
 * Reads what the worker only shows to people: sizes, counts, labels, classes. A wrong one must not fail an answer, so it
 * is read as 0, "" or nothing.
 */

/** A whole number, at least 0 and exact: other numbers are rounded and brought into that range; anything else is 0. */
export function lenientCount(value: unknown): number {
  const number = typeof value === 'bigint' ? Number(value) : value;
  if (typeof number !== 'number' || Number.isNaN(number)) return 0;
  return Math.min(Math.max(Math.round(number), 0), Number.MAX_SAFE_INTEGER);
}

/** A text; "" for anything else. */
export function lenientText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** The texts in an array. */
/** A text; "" for anything else. */
export function lenientTexts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}
