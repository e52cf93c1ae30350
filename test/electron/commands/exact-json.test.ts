import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseExactJson } from '../../../electron/commands/exact-json';

const refused = (text: string, message: string) =>
  expect(() => parseExactJson(text)).toThrow(
    expect.objectContaining({ code: 'invalid-input', message: expect.stringContaining(message) }),
  );

describe('numbers that would become others are refused', () => {
  test.each([
    ['[9007199254740993]', 'would become 9007199254740992'],
    ['[-9007199254740993]', 'would become -9007199254740992'],
    ['{"a": [1, {"b": 12345678901234567890}]}', '12345678901234567890 has more digits'],
    ['[9.007199254740993e15]', 'has more digits'],
    ['[9007199254740992.5]', 'has more digits'],
    ['[1e400]', '1e400 is too large'],
    ['[-1e400]', 'too large'],
    ['[1e-400]', 'too close to 0'],
  ])('%s', (text, message) => refused(text, message));

  test('one of 400 digits', () => refused(`[${'9'.repeat(400)}]`, 'too large'));
});

test('what can be held is what JSON.parse gives', () => {
  for (const text of [
    '[9007199254740991, -9007199254740991, 9007199254740992, 9007199254740994]',
    '[0.1, 0.12345678901234567890123, 1e23, 1.2345678901234567e+20, 1.7976931348623157e308, 5e-324, 0, -0, 0e999, 0.0e-999]',
    '[1000000000000000000000, 18446744073709551616, 1E5, 2e+3]',
    '["9007199254740993", "1e400", "a\\"9007199254740993", "\\\\", {"9007199254740993": true}, null]',
    `"${'x'.repeat(5_000_000)}"`,
  ]) {
    expect(parseExactJson(text)).toEqual(JSON.parse(text));
  }
});

test('what any double is printed as is taken', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.double({ noNaN: true, noDefaultInfinity: true }), (value, number) => {
      const text = JSON.stringify([value, number]);
      expect(parseExactJson(text)).toEqual(JSON.parse(text));
      const printed = number.toExponential(16);
      expect(parseExactJson(printed)).toBe(Number(printed));
    }),
    { numRuns: 1000 },
  );
});

test('of whole numbers those are taken that stay themselves', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), (whole) => {
      const text = String(whole);
      const digits = text.replace(/^-|0+$/g, '').length;
      if (BigInt(Number(whole)) === whole || digits <= 15) expect(parseExactJson(text)).toBe(Number(text));
      else if (digits > 17) refused(text, 'more digits');
    }),
    { numRuns: 1000 },
  );
});

test('what is no JSON is a SyntaxError', () => {
  for (const text of ['', '[1', '[01]', '{a: 1}', '[NaN]', '[1e]']) {
    expect(() => parseExactJson(text)).toThrow(SyntaxError);
  }
});
