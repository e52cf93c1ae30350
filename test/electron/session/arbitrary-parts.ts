import fc from 'fast-check';
import { naInteger, setNaReal } from '../../../electron/session/missing-values';
import type { RFormula } from '../../../electron/session/values';

// What R's vectors are made of: texts that are hard to carry, numbers that are not like the others.

const hostile = [
  '',
  'NA',
  'NULL',
  'é',
  'e\u0301',
  '\ufeffbom',
  '😀',
  '\u0001',
  '\r\n\t',
  '"\\u00e9"',
  '<e9>',
  '%s',
  '\uffff',
];
const anyText = fc.oneof(
  fc.constantFrom(...hostile),
  fc.string({ maxLength: 12 }),
  fc.string({ unit: 'binary', maxLength: 12 }).filter((text) => !text.includes('\0')),
);
export const textOrNa = fc.option(anyText, { freq: 6 });

export function texts(length: number) {
  return fc.array(textOrNa, { minLength: length, maxLength: length });
}

const naReal = (() => {
  const one = new Float64Array(1);
  setNaReal(one, 0);
  return new BigUint64Array(one.buffer)[0] ?? 0n;
})();

/** Doubles as their bits, since a NaN that goes through a number may become another one. */
const bits = fc.oneof(
  fc.constantFrom(
    naReal,
    0x7ff8000000000000n,
    0x7ff80000000f00dn,
    0xfff8000000000001n,
    1n,
    0x8000000000000000n,
  ),
  fc.double().map((value) => new BigUint64Array(Float64Array.of(value).buffer)[0] ?? 0n),
);

export function doubles(length: number) {
  return fc
    .array(bits, { minLength: length, maxLength: length })
    .map((all) => new Float64Array(BigUint64Array.from(all).buffer));
}

export function ints(length: number) {
  const item = fc.oneof(fc.integer(), fc.constantFrom(naInteger, 0, 2147483647));
  return fc.array(item, { minLength: length, maxLength: length }).map((all) => Int32Array.from(all));
}

export function numbers(length: number) {
  return fc.oneof(doubles(length), ints(length));
}

const variable = fc.constantFrom(
  'x',
  'y',
  'ü',
  '`a b`',
  '.z',
  'log(x, base = 2)',
  'x:z',
  '(1 | g)',
  '"é\\n"',
  '1.5',
  '2L',
  'I(x^2)',
);
export const formula: fc.Arbitrary<RFormula> = fc
  .tuple(fc.option(variable, { nil: undefined }), fc.array(variable, { minLength: 1, maxLength: 8 }))
  .map(([left, right]) => ({
    type: 'formula',
    text: `${left ? `${left} ` : ''}~${left ? ' ' : ''}${right.join(' + ')}`,
  }));
