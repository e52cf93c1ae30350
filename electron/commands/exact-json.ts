import { StudioError } from '../../shared/errors/studio-error';

/** Strings first, so that digits in strings do not count as numbers. */
const textOrNumber = /"[^"\\]*(?:\\.[^"\\]*)*"|-?[0-9][0-9.eE+-]*/g;

/**
 * Parses JSON of a user. `JSON.parse` silently changes 9007199254740993 to another whole number and 1e400 to
 * infinity; here both are `invalid-input`. Fractions are rounded as usual. Throws `SyntaxError` for text that is
 * not JSON.
 */
export function parseExactJson(text: string): unknown {
  const value: unknown = JSON.parse(text);
  for (const [token] of text.matchAll(textOrNumber)) if (!token.startsWith('"')) refuseInexact(token);
  return value;
}

function refuseInexact(written: string): void {
  const value = Number(written);
  if (!Number.isFinite(value)) {
    throw new StudioError(
      'invalid-input',
      `The number ${shown(written)} is too large for a computer number.`,
      {
        hint: 'The largest number is about 1.8e308.',
      },
    );
  }
  const digits = significantDigits(written);
  if (value === 0 && digits !== '') {
    throw new StudioError(
      'invalid-input',
      `The number ${shown(written)} is too close to 0 for a computer number.`,
      {
        hint: 'Write 0, or a number that is farther from 0 than 5e-324.',
      },
    );
  }
  if (Number.isSafeInteger(value) || Math.abs(value) < Number.MAX_SAFE_INTEGER || isKept(digits, value))
    return;
  throw new StudioError(
    'invalid-input',
    `The number ${shown(written)} has more digits than a computer number can hold: it would become ${BigInt(value)}.`,
    { hint: `Write it as text, "${shown(written)}", or with fewer digits.` },
  );
}

/** Does the large number keep its digits? Up to 17 digits as printed; more only if they are exactly the number. */
function isKept(digits: string, value: number): boolean {
  if (digits.length <= 17) return significantDigits(value.toPrecision(digits.length)) === digits;
  return significantDigits(String(BigInt(value))) === digits;
}

/** The digits without sign, point, exponent and outer zeros; "" for 0. */
function significantDigits(written: string): string {
  const [mantissa = ''] = written.toLowerCase().split('e');
  return mantissa.replace(/[-.]/g, '').replace(/^0+|0+$/g, '');
}

function shown(written: string): string {
  return written.length > 60 ? `${written.slice(0, 60)}…` : written;
}
