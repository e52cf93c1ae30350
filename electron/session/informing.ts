/**
 * What only informs (sizes, counts, labels, classes) as the worker tells it. None of it is worth an answer: what is no
 * number or text is told as nothing, never refused.
 */

/** A whole number, at least 0 and exact: others are rounded and brought into that range; what is none is 0. */
export function informingCount(value: unknown): number {
  const number = typeof value === 'bigint' ? Number(value) : value;
  if (typeof number !== 'number' || Number.isNaN(number)) return 0;
  return Math.min(Math.max(Math.round(number), 0), Number.MAX_SAFE_INTEGER);
}

export function informingText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** The texts in an array. */
export function informingTexts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}
