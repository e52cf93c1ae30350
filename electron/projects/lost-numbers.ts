import { numberOfPlain } from './number-marks';

/** What would be lost if texts were kept as numbers, with example cells. */
export interface Loss {
  readonly kind: 'long' | 'range' | 'merged' | 'zeros';
  readonly cells: readonly [string, ...string[]];
}

/** A double can hold any number of up to 15 digits. */
const safeDigits = 15;

/** A plain decimal number as its digits, without zeros at either end, and its power of ten. */
export function digitsOf(plain: string): { readonly digits: string; readonly exponent: number } {
  const [, whole = '', fraction = '', power = '0'] =
    /^[+-]?([0-9]*)\.?([0-9]*)(?:[eE]([+-]?[0-9]+))?$/.exec(plain) ?? [];
  const all = `${whole}${fraction}`.replace(/^0+/, '');
  const digits = all.replace(/0+$/, '');
  return { digits, exponent: Number(power) - fraction.length + all.length - digits.length };
}

/** Is the number finite in decimal form, but infinite or zero as a double? */
export function isOutOfRange(plain: string): boolean {
  const value = numberOfPlain(plain);
  if (!/^[+-]?[0-9.]/.test(plain)) return false;
  return !Number.isFinite(value) || (value === 0 && digitsOf(plain).digits !== '');
}

function isLong(plain: string): boolean {
  return Math.abs(Number(plain)) > Number.MAX_SAFE_INTEGER && digitsOf(plain).digits.length > safeDigits;
}

/** What is lost when the texts become doubles; null if each stays a different number. */
export function lostAsNumbers(plain: readonly string[]): Loss | null {
  const candidates = plain.filter((text) => text.length > safeDigits || /[eE]/.test(text));
  const range = candidates.find(isOutOfRange);
  if (range !== undefined) return { kind: 'range', cells: [range] };
  const long = candidates.find(isLong);
  if (long !== undefined) return { kind: 'long', cells: [long] };
  if (candidates.some((text) => digitsOf(text).digits.length > safeDigits)) {
    const merged = sameFor(plain, (text) => {
      const { digits, exponent } = digitsOf(text);
      return digits === '' ? '0' : `${text.startsWith('-') ? '-' : ''}${digits}e${exponent}`;
    });
    if (merged) return { kind: 'merged', cells: merged };
  }
  if (!plain.some((text) => /^0[0-9]/.test(text))) return null;
  const zeros = sameFor(
    plain.filter((text) => /^[0-9]+$/.test(text)),
    (text) => text,
  );
  return zeros && { kind: 'zeros', cells: zeros };
}

/** Two texts with different `key`s that are the same double. */
function sameFor(plain: readonly string[], key: (text: string) => string): [string, string] | null {
  const seen = new Map<number, string>();
  for (const text of plain) {
    const value = numberOfPlain(text);
    if (Number.isNaN(value)) continue;
    const before = seen.get(value);
    if (before === undefined) seen.set(value, text);
    else if (before !== text && key(before) !== key(text)) return [before, text];
  }
  return null;
}
