import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fromR } from '../../../electron/session/from-r';
import { isNaReal, naInteger, naInteger64 } from '../../../electron/session/missing-values';
import type { Session } from '../../../electron/session/session';
import { toR } from '../../../electron/session/to-r';
import type { RInput, RValue } from '../../../electron/session/values';
import { start } from './real-worker';

let session: Session;
beforeAll(async () => {
  session = await start();
});
afterAll(() => session.kill());

const back = (input: RInput) => session.call('base::identity', { args: [input] });
async function evaluate(code: string): Promise<RValue> {
  const expression = await session.call('base::str2lang', { args: [code] });
  return session.call('base::eval', { args: [expression] });
}
const doubles = (...values: number[]): RValue => ({ type: 'double', values: Float64Array.from(values) });
const texts = (...values: (string | null)[]): RValue => ({ type: 'character', values });

describe('plain data', () => {
  test('turns into the R types it means', () => {
    expect(toR(1)).toEqual(doubles(1));
    expect(toR(true)).toEqual({ type: 'logical', values: Int32Array.of(1) });
    expect(toR(['a', null])).toEqual(texts('a', null));
    expect(toR([true, null])).toEqual({ type: 'logical', values: Int32Array.of(1, naInteger) });
    expect(toR([1, 'a'])).toEqual({ type: 'list', values: [doubles(1), texts('a')] });
    expect(toR({ a: 1 })).toEqual({ type: 'list', values: [doubles(1)], names: ['a'] });
    expect(toR({ type: 'gaussian' })).toMatchObject({ type: 'list', names: ['type'] });
    const missing = toR([1, null]);
    expect(missing.type === 'double' && isNaReal(missing.values, 1)).toBe(true);
  });

  test('a named list that looks like an R value, but has no typed array, is a named list', async () => {
    const lookalikes: readonly RInput[] = [
      { type: 'double', values: [1, 2, 3] },
      { type: 'integer', values: Float64Array.of(1, 2) },
      { type: 'logical', values: [true] },
      { type: 'raw', values: [1] },
      { type: 'character', values: 'abc' },
      { type: 'character', values: [1, 2] },
      { type: 'list', values: [1, 'a'] },
      { type: 'list', values: { 0: 'a' } },
      { type: 'factor', codes: [1], levels: ['a'] },
      { type: 'data.frame', columns: ['x'], rowCount: 1 },
      { type: 'data.frame', columns: [{ name: 'x', value: [1] }], rowCount: 1 },
      { type: 'double', values: Float64Array.of(1), names: 'x' },
    ];
    for (const input of lookalikes) {
      expect(toR(input)).toMatchObject({ type: 'list', names: Object.keys(Object(input)) });
    }
    const given = { type: 'double', values: [1, 2, 3] };
    const same = await session.call('base::identical', {
      args: [given, await evaluate('list(type = "double", values = c(1, 2, 3))')],
    });
    expect(fromR(same)).toBe(true);
  });

  test('what R cannot hold is refused before it is sent', async () => {
    await expect(back('a\0b')).rejects.toMatchObject({ code: 'invalid-input' });
    const wrong = (() => 1) as unknown as RInput;
    await expect(back(wrong)).rejects.toMatchObject({ code: 'invalid-input' });
    await session.ping();
  });

  test('matrices become rows, data frames row objects', async () => {
    expect(fromR(await evaluate('matrix(1:6, 2)'))).toEqual([
      [1, 3, 5],
      [2, 4, 6],
    ]);
    expect(fromR(await evaluate('data.frame(a = 1:2, b = c("x", NA))'))).toEqual([
      { a: 1, b: 'x' },
      { a: 2, b: null },
    ]);
    expect(fromR(await evaluate('list(a = c(x = 1, y = 2), b = list(1, "z"))'))).toEqual({
      a: { x: 1, y: 2 },
      b: [1, 'z'],
    });
  });
});

describe('kinds that JavaScript has for R', () => {
  test('whole numbers of 64 bits and dates', async () => {
    expect(toR(5n)).toEqual({ type: 'integer64', values: BigInt64Array.of(5n) });
    expect(toR([2n ** 62n, null])).toEqual({
      type: 'integer64',
      values: BigInt64Array.of(2n ** 62n, naInteger64),
    });
    expect(() => toR(2n ** 63n)).toThrow(expect.objectContaining({ code: 'invalid-input' }));
    expect(() => toR(-(2n ** 63n))).toThrow(expect.objectContaining({ code: 'invalid-input' }));
    const when = new Date('2026-11-23T09:30:00.250Z');
    expect(toR(when)).toEqual({ type: 'datetime', values: Float64Array.of(1795426200.25), tzone: ['UTC'] });
    const text = await session.call('base::format', { args: [[when, null, new Date(Number.NaN)]] });
    expect(fromR(text)).toEqual(['2026-11-23 09:30:00', null, null]);
    expect(fromR(await back([when, null]))).toEqual(['2026-11-23T09:30:00.250Z', null]);
  });

  test('what contains itself or is too deep is refused, also where it is an R value already', () => {
    const cycle: Record<string, unknown> = { a: 1 };
    cycle.self = [cycle];
    const list = { type: 'list', values: [] as unknown[] };
    list.values.push(list);
    const noted = { type: 'double', values: Float64Array.of(1), attributes: [] as unknown[] };
    noted.attributes.push({ name: 'self', value: noted });
    let deep: RInput = 1;
    for (let level = 0; level < 100_000; level += 1) deep = [deep];
    for (const input of [cycle, list, noted, deep]) {
      const failure = expect.objectContaining({
        code: 'invalid-input',
        message: expect.stringContaining('50 deep'),
      });
      expect(() => toR(input as RInput)).toThrow(failure);
    }
  });

  test('the deepest that may be sent arrives; of the deepest that comes back the rest is a handle', async () => {
    let deep: RInput = 'x';
    for (let level = 0; level < 49; level += 1) deep = [deep];
    expect(await back(deep)).toEqual(toR(deep));
    const code = '(function() { x <- list(1); for (i in 1:99) x <- list(x, attr = i); x })()';
    let value = await evaluate(code);
    let levels = 0;
    while (value.type === 'list') {
      value = value.values[0] ?? { type: 'null' };
      levels += 1;
    }
    expect(levels).toBe(50);
    expect(value).toMatchObject({ type: 'handle', classes: ['list'] });
  });

  test('half a character, too many codes, attributes that do not fit', async () => {
    const wrong: readonly RInput[] = [
      'a\ud800',
      { type: 'factor', codes: Int32Array.of(2), levels: ['a'], ordered: false },
      { type: 'double', values: Float64Array.of(1, 2), names: ['a'] },
      { type: 'double', values: Float64Array.of(1, 2), dim: [3] },
      { type: 'double', values: Float64Array.of(1, 2), dim: [2], dimnames: [['a']] },
      { type: 'data.frame', columns: [{ name: 'x', value: toR([1, 2]) }], rowCount: 3 },
      { type: 'formula', text: 'not a ~~ formula(' },
      { type: 'formula', text: 'quit()' },
    ];
    for (const input of wrong) await expect(back(input)).rejects.toMatchObject({ code: 'invalid-input' });
    // A replacement character by itself is a character like any other.
    expect(fromR(await back('\ufffd'))).toBe('\ufffd');
  });
});

describe('results as plain data', () => {
  const cases: readonly (readonly [string, unknown])[] = [
    ['complex(real = c(1, NA), imaginary = c(-2, 0))', [{ re: 1, im: -2 }, null]],
    ['as.Date(c(a = "2026-11-23", b = NA))', { a: '2026-11-23', b: null }],
    ['structure(20780.75, class = "Date")', '2026-11-23'],
    ['structure(c(1e12, Inf), class = "Date")', [1e12, Infinity]],
    ['as.POSIXct("2026-11-23 10:30:00.5", tz = "Europe/Berlin")', '2026-11-23T09:30:00.500Z'],
    ['as.difftime(c(1.5, NA), units = "hours")', { value: [1.5, null], units: 'hours' }],
    [
      'bit64::as.integer64(c("9007199254740991", "9007199254740992", NA))',
      [9007199254740991, '9007199254740992', null],
    ],
    ['y ~ x + (1 | g)', 'y ~ x + (1 | g)'],
    ['array(0, c(2, 0, 3))', []],
    ['matrix(0, 2e9, 0)', []],
    [
      'posterior::as_draws_matrix(matrix(1:4 + 0, 2))',
      [
        [1, 3],
        [2, 4],
      ],
    ],
    [
      'data.frame(x = 1:2, x = 3:4, check.names = FALSE)',
      [
        { x: 1, 'x.1': 3 },
        { x: 2, 'x.1': 4 },
      ],
    ],
    [
      'data.frame(d = as.difftime(1:2, units = "mins"), row.names = c(3L, 7L))',
      [
        { _row: 3, d: 1 },
        { _row: 7, d: 2 },
      ],
    ],
    ['structure(list(), row.names = 1:3, names = character(), class = "data.frame")', []],
    // Nothing says how many rows a column has that stays in R, or a frame without columns.
    [
      'structure(list(p = structure(list(), class = "own")), row.names = .set_row_names(2e9), class = "data.frame")',
      [{ p: expect.objectContaining({ classes: ['own'] }) }],
    ],
    [
      'structure(list(p = structure(list(), names = character(), row.names = .set_row_names(2e9), class = "data.frame")), row.names = .set_row_names(2e9), class = "data.frame")',
      [],
    ],
    ['structure(list(), row.names = .set_row_names(2e9), names = character(), class = "data.frame")', []],
    [
      'structure(list(1, m = 2), names = c("a", "__proto__"))',
      Object.fromEntries([
        ['a', 1],
        ['__proto__', 2],
      ]),
    ],
  ];
  test.each(cases)('%s', async (code, plain) => {
    expect(fromR(await evaluate(code))).toEqual(plain);
  });
});
