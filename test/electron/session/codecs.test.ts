import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fromR } from '../../../electron/session/from-r';
import { isNaReal, naInteger, setNaReal } from '../../../electron/session/missing-values';
import type { Session } from '../../../electron/session/session';
import type { RInput, RValue } from '../../../electron/session/values';
import { start } from './real-worker';

let session: Session;
beforeAll(async () => {
  session = await start();
});
afterAll(() => session.kill());

const back = (input: RInput) => session.call('base::identity', { args: [input] });
const doubles = (...values: number[]): RValue => ({ type: 'double', values: Float64Array.from(values) });
const ints = (...values: number[]): RValue => ({ type: 'integer', values: Int32Array.from(values) });
const texts = (...values: (string | null)[]): RValue => ({ type: 'character', values });
/** An R expression's value; with a function's value in between, R can be asked what it sees. */
async function evaluate(code: string): Promise<RValue> {
  const expression = await session.call('base::str2lang', { args: [code] });
  return session.call('base::eval', { args: [expression] });
}
/** Does R find `input` identical to what `code` gives? */
async function isIdentical(input: RInput, code: string): Promise<unknown> {
  const expression = await session.call('base::str2lang', { args: [code] });
  const value = await session.call('base::eval', { args: [expression] });
  return fromR(await session.call('base::identical', { args: [input, value] }));
}

const longText = 'é'.repeat(1_000_000);
const thereAndBack: readonly (readonly [string, RValue, string | null])[] = [
  ['NULL', { type: 'null' }, 'NULL'],
  ['doubles with -0, Inf and NaN', doubles(1.5, -0, Infinity, -Infinity, Number.NaN, 5e-324), null],
  ['empty doubles', doubles(), 'numeric(0)'],
  ['integers with NA', ints(1, -5, naInteger, 2147483647), 'c(1L, -5L, NA, .Machine$integer.max)'],
  ['empty integers', ints(), 'integer(0)'],
  ['logicals with NA', { type: 'logical', values: Int32Array.of(1, 0, naInteger) }, 'c(TRUE, FALSE, NA)'],
  [
    'strings with NA, empty ones and "NA"',
    texts('a', null, '', 'NA', 'ä€😀'),
    'c("a", NA, "", "NA", "\\u00e4\\u20ac\\U0001f600")',
  ],
  ['empty strings', texts(), 'character(0)'],
  ['control characters', texts('a\tb\n"\\', '\u0001'), 'c("a\\tb\\n\\"\\\\", "\\001")'],
  ['a string of two megabytes', texts(longText), 'strrep("\\u00e9", 1e6)'],
  ['raw bytes', { type: 'raw', values: Uint8Array.of(0, 255, 7) }, 'as.raw(c(0, 255, 7))'],
  ['named doubles', { ...doubles(1, 2), names: ['a', ''] } as RValue, 'c(a = 1, 2)'],
  [
    'a matrix with dimnames',
    {
      type: 'double',
      values: Float64Array.of(1, 2, 3, 4, 5, 6),
      dim: [2, 3],
      dimnames: [null, ['x', 'y', 'z']],
    },
    'matrix(as.numeric(1:6), 2, dimnames = list(NULL, c("x", "y", "z")))',
  ],
  [
    'an integer array with named dimnames',
    {
      type: 'integer',
      values: Int32Array.from({ length: 8 }, (_, i) => i + 1),
      dim: [2, 2, 2],
      dimnames: [['a', 'b'], null, ['c', 'd']],
      dimLabels: ['one', 'two', 'three'],
    },
    'array(1:8, c(2, 2, 2), list(one = c("a", "b"), two = NULL, three = c("c", "d")))',
  ],
  ['an empty matrix', { type: 'double', values: new Float64Array(0), dim: [0, 3] }, 'matrix(0, 0, 3)'],
  [
    'a factor with NA and unused levels',
    { type: 'factor', codes: Int32Array.of(2, naInteger, 1), levels: ['lo', 'hi', 'unused'], ordered: false },
    'factor(c("hi", NA, "lo"), levels = c("lo", "hi", "unused"))',
  ],
  [
    'an ordered factor with names',
    { type: 'factor', codes: Int32Array.of(1, 2), levels: ['lo', 'hi'], ordered: true, names: ['p', 'q'] },
    'setNames(ordered(c("lo", "hi"), c("lo", "hi")), c("p", "q"))',
  ],
  ['an empty list', { type: 'list', values: [] }, 'list()'],
  [
    'a list with names',
    { type: 'list', values: [doubles(1), texts('x')], names: ['a', 'b'] },
    'list(a = 1, b = "x")',
  ],
  [
    'a list in a list with NULL',
    { type: 'list', values: [{ type: 'null' }, { type: 'list', values: [ints(1)] }] },
    'list(NULL, list(1L))',
  ],
  ['a data frame of nothing', { type: 'data.frame', columns: [], rowCount: 0 }, 'data.frame()'],
  [
    'a data frame of three rows without columns',
    { type: 'data.frame', columns: [], rowCount: 3 },
    'data.frame(x = 1:3)[, FALSE]',
  ],
  [
    'a data frame without rows',
    { type: 'data.frame', columns: [{ name: 'x', value: doubles() }], rowCount: 0 },
    'data.frame(x = numeric())',
  ],
  [
    'a data frame of every column type, with row names',
    {
      type: 'data.frame',
      columns: [
        { name: 'x', value: doubles(1, 2) },
        { name: 'the n', value: ints(1, naInteger) },
        { name: 'y', value: texts('a', null) },
        { name: 'f', value: { type: 'factor', codes: Int32Array.of(1, 1), levels: ['l'], ordered: false } },
        { name: 'l', value: { type: 'logical', values: Int32Array.of(naInteger, 1) } },
        { name: 'items', value: { type: 'list', values: [ints(1), { type: 'null' }] } },
        { name: 'm', value: { type: 'double', values: Float64Array.of(1, 2, 3, 4), dim: [2, 2] } },
      ],
      rowCount: 2,
      rowNames: ['r1', 'r2'],
    },
    `structure(list(x = c(1, 2), "the n" = c(1L, NA), y = c("a", NA), f = factor(c("l", "l")), l = c(NA, TRUE),
      items = list(1L, NULL), m = matrix(c(1, 2, 3, 4), 2)), row.names = c("r1", "r2"), class = "data.frame")`,
  ],
];

describe('there and back, and the same to R', () => {
  test.each(thereAndBack)('%s', async (_, value, code) => {
    expect(await back(value)).toEqual(value);
    if (code !== null) {
      expect(await isIdentical(value, code)).toBe(true);
      expect(await evaluate(code)).toEqual(value);
    }
  });

  test('NA and NaN stay apart in doubles', async () => {
    const values = Float64Array.of(1, 0, Number.NaN);
    setNaReal(values, 1);
    expect(fromR(await session.call('base::is.nan', { args: [values] }))).toEqual([false, false, true]);
    expect(fromR(await session.call('base::is.na', { args: [values] }))).toEqual([false, true, true]);
    const result = await back(values);
    if (result.type !== 'double') throw new Error(result.type);
    expect([0, 1, 2].map((index) => isNaReal(result.values, index))).toEqual([false, true, false]);
    const one = await evaluate('NA_real_');
    expect(fromR(one)).toBeNull();
    expect(fromR(await evaluate('NaN'))).toBeNaN();
  });

  test('a minus zero keeps its sign in R', async () => {
    const inverse = await session.call('base::identical', { args: [-0, 0], kwargs: { 'num.eq': false } });
    expect(fromR(inverse)).toBe(false);
  });

  test('latin1 strings arrive as what they mean', async () => {
    expect(fromR(await evaluate('iconv(c("\\u00fc", "stra\\u00dfe"), "UTF-8", "latin1")'))).toEqual([
      'ü',
      'straße',
    ]);
  });

  test('100,000 strings go both ways', async () => {
    const many = Array.from({ length: 100_000 }, (_, i) =>
      i % 1000 === 7 ? null : `wert ${i} ${i % 3 ? '' : 'ß'}`,
    );
    const value = await back(many);
    expect(value.type === 'character' && value.values).toEqual(many);
  });

  test('a megabyte and more goes through shared memory both ways', async () => {
    const values = Float64Array.from({ length: 300_000 }, (_, i) => i / 7);
    const matrix: RValue = {
      type: 'double',
      values,
      dim: [1000, 300],
      dimnames: [null, Array.from({ length: 300 }, String)],
    };
    const whole = { type: 'integer', values: Int32Array.from({ length: 200_001 }, (_, i) => i) } as const;
    const bytes = { type: 'raw', values: Uint8Array.from({ length: 100_003 }, (_, i) => i & 255) } as const;
    const input: RValue = { type: 'list', values: [matrix, whole, bytes], names: ['m', 'i', 'b'] };
    expect(await back(input)).toEqual(input);
  });

  test('buffers that are read while R still writes them, several in a message', async () => {
    const code =
      'list(a = as.numeric(1:3e6), t = "between", b = matrix(3e6:1, 1000), z = as.raw(rep(0:9, 2e6)))';
    for (let round = 0; round < 3; round += 1) {
      const value = await evaluate(code);
      if (value.type !== 'list') throw new Error(value.type);
      const [a, between, b, z] = value.values;
      if (a?.type !== 'double' || b?.type !== 'integer' || z?.type !== 'raw') throw new Error('wrong types');
      expect(a.values.every((item, index) => item === index + 1)).toBe(true);
      expect(between).toEqual(texts('between'));
      expect(b.dim).toEqual([1000, 3000]);
      expect(b.values.every((item, index) => item === 3e6 - index)).toBe(true);
      expect(z.values.every((item, index) => item === index % 10)).toBe(true);
    }
  });

  test('2,500 columns', async () => {
    const columns = Array.from({ length: 2500 }, (_, i) => ({
      name: `c${i}`,
      value: doubles(...Array(300).fill(i)),
    }));
    const value = await back({ type: 'data.frame', columns, rowCount: 300 });
    expect(value.type === 'data.frame' && value.columns[2499]).toEqual(columns[2499]);
  });

  test("R's own sequences, which it keeps unexpanded", async () => {
    const value = await evaluate('1:100000');
    expect(value.type === 'integer' && [value.values.length, value.values[99_999]]).toEqual([
      100_000, 100_000,
    ]);
  });
});
