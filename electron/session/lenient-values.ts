/**
 * Reads values that are only shown to people: sizes, counts, labels, classes. A wrong one must not make an answer fail,
 * so it is read as 0, "" or an empty list.
 */

/** A whole number from 0 to 2^53 - 1. Other numbers are rounded and brought into that range; other values are 0. */
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
