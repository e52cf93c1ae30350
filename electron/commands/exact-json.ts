import { StudioError } from '../../shared/errors/studio-error';

/** Texts first, so that digits in them are no numbers. */
const textOrNumber = /"[^"\\]*(?:\\.[^"\\]*)*"|-?[0-9][0-9.eE+-]*/g;

/**
 * The value of JSON that a person gives. `JSON.parse` takes 9007199254740993 for another whole number and 1e400 for
 * infinity; here they are `invalid-input`. Fractions are rounded as everywhere. Throws `SyntaxError` where it is no JSON.
 */
export function parseExactJson(text: string): unknown {
  const value: unknown = JSON.parse(text);
  for (const [token] of text.matchAll(textOrNumber)) if (!token.startsWith('"')) refuseInexact(token);
  return value;
}

function refuseInexact(written: string): void {
  const value = Number(written);
  if (!Number.isFinite(value)) {
    throw new StudioError('invalid-input', `The number ${shown(written)} is too large for a computer.`, {
      hint: 'The largest number is about 1.8e308.',
    });
  }
  const digits = significantDigits(written);
  if (value === 0 && digits !== '') {
    throw new StudioError('invalid-input', `The number ${shown(written)} is too near to 0 for a computer.`, {
      hint: 'Write 0, or a number that is farther from 0 than 5e-324.',
    });
  }
  if (Number.isSafeInteger(value) || Math.abs(value) < Number.MAX_SAFE_INTEGER || isKept(digits, value))
    return;
  throw new StudioError(
    'invalid-input',
    `The number ${shown(written)} has more digits than a computer's number holds: it would become ${BigInt(value)}.`,
    { hint: `Write it as text, "${shown(written)}", or with fewer digits.` },
  );
}

/** Do the digits of a large number come back? Up to 17 as they are printed; more only where they are the very number. */
function isKept(digits: string, value: number): boolean {
  if (digits.length <= 17) return significantDigits(value.toPrecision(digits.length)) === digits;
  return significantDigits(String(BigInt(value))) === digits;
}

/** Without sign, point, exponent and the zeros around: "" for 0. */
function significantDigits(written: string): string {
  const [mantissa = ''] = written.toLowerCase().split('e');
  return mantissa.replace(/[-.]/g, '').replace(/^0+|0+$/g, '');
}

function shown(written: string): string {
  return written.length > 60 ? `${written.slice(0, 60)}…` : written;
}
