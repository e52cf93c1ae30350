import { ticks } from 'd3-array';

/** About `count` round numbers within a domain; none where it has no width. */
export function ticksIn([low, high]: readonly [number, number], count: number): readonly number[] {
  return high > low && Number.isFinite(high - low) ? ticks(low, high, Math.max(1, count)) : [];
}

/**
 * Every tick with the same number of decimals, as few as tell them apart. Very large and very small numbers are written
 * with a power of ten. `decimal` and `group` are the marks of decimals and thousands.
 */
export function tickTexts(values: readonly number[], decimal: string, group: string): readonly string[] {
  const step = Math.abs((values[1] ?? 1) - (values[0] ?? 0)) || 1;
  const largest = Math.max(...values.map(Math.abs), step);
  const decimals = Math.max(0, Math.ceil(-Math.log10(step) - 1e-9));
  const isLong = largest >= 1e7 || decimals > 5;
  const digits = Math.min(15, Math.max(0, power(largest) - power(step)));
  return values.map((value) => {
    if (Math.abs(value) < step * 1e-9) return '0';
    return styled(isLong ? value.toExponential(digits) : value.toFixed(decimals), decimal, group);
  });
}

/** Of ten, of the first digit. */
function power(value: number): number {
  return Math.floor(Math.log10(value) + 1e-9);
}

function styled(text: string, decimal: string, group: string): string {
  const [, sign = '', whole = '', rest = ''] = /^(-?)(\d+)(.*)$/.exec(text) ?? [];
  const grouped = whole.length > 4 ? whole.replace(/\B(?=(\d{3})+$)/g, group) : whole;
  return `${sign === '' ? '' : '−'}${grouped}${rest.replace('.', decimal).replace('e+', 'e')}`;
}
