import { digitsOf } from './lost-numbers';
import { numberOfPlain } from './number-marks';

/** The bits of the type in which R reads numbers: x86's long double. */
const longBits = 64n;
const doubleBits = 53n;

/**
 * May R read `plain` (a number with a decimal point) as another double than the nearest one? R rounds twice, first
 * to a long double and then to a double. That can be off by one in the last place if the number is close to the
 * middle between two doubles: about one number in a thousand. The answer may be true although R is right, but is
 * never false if R is wrong.
 */
export function mayReadOtherwise(plain: string): boolean {
  const value = numberOfPlain(plain);
  if (!Number.isFinite(value) || value === 0) return false;
  const { digits, exponent } = digitsOf(plain);
  // Whole numbers that doubles hold exactly.
  if (exponent >= 0 && digits.length + exponent <= 15) return false;
  if (Math.abs(value) < 2.3e-308 || Math.abs(value) > 1e300) return true;
  const top = BigInt(digits) * (exponent > 0 ? 10n ** BigInt(exponent) : 1n);
  const bottom = exponent < 0 ? 10n ** BigInt(-exponent) : 1n;
  // The number in units of a quarter of a long double's last place.
  const unit = longBits + 2n;
  const shift = unit - BigInt(top.toString(2).length - bottom.toString(2).length);
  const scaled = shift >= 0n ? (top << shift) / bottom : top / (bottom << -shift);
  const extra = BigInt(scaled.toString(2).length) - doubleBits;
  const half = 1n << (extra - 1n);
  const distance = (scaled & ((1n << extra) - 1n)) - half;
  return (distance < 0n ? -distance : distance) <= BigInt(roundings(plain, exponent)) * 4n;
}

/** The most times that R rounds a long double; each adds an error of half a unit in the last place. */
function roundings(plain: string, exponent: number): number {
  const written = plain
    .replace(/[eE].*$/, '')
    .replace(/[^0-9]/g, '')
    .replace(/^0+/, '').length;
  // Up to 19 digits and powers of ten up to 27 are exact.
  const ofDigits = 2 * Math.max(0, written - 18);
  const ofPower = Math.abs(exponent) > 27 || plain.length > 27 ? 24 : 0;
  return 2 + ofDigits + ofPower;
}

/** R code for `value` that R reads exactly: a hexadecimal number. */
export function exactNumber(value: number): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'NaN' : value > 0 ? 'Inf' : '-Inf';
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  const bits = view.getBigUint64(0);
  const sign = bits >> 63n ? '-' : '';
  const power = Number((bits >> 52n) & 0x7ffn);
  const fraction = (bits & 0xfffffffffffffn).toString(16).padStart(13, '0');
  return power === 0 ? `${sign}0x0.${fraction}p-1022` : `${sign}0x1.${fraction}p${power - 1023}`;
}
