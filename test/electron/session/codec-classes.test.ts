import { afterAll, beforeAll, expect, test } from 'vitest';
import { fromR } from '../../../electron/session/from-r';
import { naInteger, naInteger64 } from '../../../electron/session/missing-values';
import type { Session } from '../../../electron/session/session';
import type { RValue } from '../../../electron/session/values';
import { start } from './real-worker';

let session: Session;
beforeAll(async () => {
  session = await start();
});
afterAll(() => session.kill());

async function evaluate(code: string): Promise<RValue> {
  const expression = await session.call('base::str2lang', { args: [code] });
  return session.call('base::eval', { args: [expression] });
}

const f64 = (...values: number[]) => Float64Array.from(values);
const i32 = (...values: number[]) => Int32Array.from(values);
const numbers = (...values: number[]): RValue => ({ type: 'double', values: f64(...values) });
const long = `x${'_and_more'.repeat(20)}`;

/** What it is here, and R code for the same. */
const cases: readonly (readonly [string, RValue, string])[] = [
  [
    'complex numbers with names',
    { type: 'complex', values: f64(1, -2, Infinity, -0), names: ['a', null] },
    'setNames(complex(real = c(1, Inf), imaginary = c(-2, -0)), c("a", NA))',
  ],
  ['a complex matrix', { type: 'complex', values: f64(1, 1), dim: [1, 1] }, 'matrix(1+1i)'],
  [
    'dates with fractions',
    { type: 'date', values: f64(0.5, -1), names: ['a', 'b'] },
    'as.Date(c(a = 0.5, b = -1), origin = "1970-01-01")',
  ],
  [
    'dates in integers',
    { type: 'date', values: i32(5, naInteger), dim: [2, 1] },
    'structure(c(5L, NA), class = "Date", dim = 2:1)',
  ],
  ['times without a zone', { type: 'datetime', values: f64(0.25) }, '.POSIXct(0.25)'],
  ['times of the computer’s zone', { type: 'datetime', values: i32(7), tzone: [''] }, '.POSIXct(7L, "")'],
  [
    'times with the three names of a zone',
    { type: 'datetime', values: f64(0), tzone: ['Europe/Berlin', 'CET', 'CEST'] },
    '.POSIXct(0, c("Europe/Berlin", "CET", "CEST"))',
  ],
  ['time spans', { type: 'difftime', values: f64(1.5), units: 'weeks' }, 'as.difftime(1.5, units = "weeks")'],
  [
    '64-bit integers',
    { type: 'integer64', values: BigInt64Array.of(2n ** 62n, -1n, naInteger64) },
    'bit64::as.integer64(c("4611686018427387904", "-1", NA))',
  ],
  ['a one-sided formula', { type: 'formula', text: '~x + `a b`' }, 'as.formula("~ x + `a b`", globalenv())'],
  [
    'a formula beyond ASCII',
    { type: 'formula', text: 'größe ~ "é" + 0.1' },
    'as.formula("gr\\u00f6\\u00dfe ~ \\"\\u00e9\\" + 0.1", globalenv())',
  ],
  [
    'a long formula',
    { type: 'formula', text: `y ~ ${long} + (1 | ${long})` },
    `as.formula("y ~ ${long} + (1 | ${long})", globalenv())`,
  ],
  [
    'a formula of no environment',
    { type: 'formula', text: 'y ~ x', environment: { type: 'null' } },
    'structure(quote(y ~ x), class = "formula")',
  ],
  [
    'a matrix of lists with names',
    {
      type: 'list',
      values: [numbers(1), { type: 'null' }],
      dim: [1, 2],
      dimnames: [null, ['a', 'b']],
      dimLabels: ['r', ''],
    },
    'structure(list(1, NULL), dim = 1:2, dimnames = list(r = NULL, c("a", "b")))',
  ],
  [
    'a factor with contrasts, in a matrix',
    {
      type: 'factor',
      codes: i32(1, naInteger),
      levels: ['a', null],
      ordered: false,
      dim: [1, 2],
      attributes: [{ name: 'contrasts', value: { type: 'character', values: ['contr.sum'] } }],
    },
    'structure(c(1L, NA), levels = c("a", NA), class = "factor", dim = 1:2, contrasts = "contr.sum")',
  ],
  [
    'attributes in attributes',
    {
      type: 'integer',
      values: i32(1),
      attributes: [
        {
          name: 'note',
          value: { type: 'list', values: [numbers(1)], attributes: [{ name: 'ü', value: numbers(2) }] },
        },
      ],
    },
    'structure(1L, note = structure(list(1), "\\u00fc" = 2))',
  ],
  [
    'a tibble with a column of dates and one of data frames',
    {
      type: 'data.frame',
      classes: ['tbl_df', 'tbl', 'data.frame'],
      columns: [
        { name: 'd', value: { type: 'date', values: f64(1) } },
        {
          name: 'f',
          value: { type: 'data.frame', columns: [{ name: 'x', value: numbers(1) }], rowCount: 1 },
        },
      ],
      rowCount: 1,
    },
    'tibble::tibble(d = as.Date(1, origin = "1970-01-01"), f = data.frame(x = 1))',
  ],
  [
    'duplicate, missing and empty names of columns, rows with numbers',
    {
      type: 'data.frame',
      columns: ['a', 'a', null, ''].map((name) => ({ name, value: numbers(1, 2) })),
      rowCount: 2,
      rowNames: i32(7, 3),
    },
    'structure(list(c(1, 2), c(1, 2), c(1, 2), c(1, 2)), names = c("a", "a", NA, ""), row.names = c(7L, 3L), class = "data.frame")',
  ],
  [
    'a data frame with an attribute',
    { type: 'data.frame', columns: [], rowCount: 2, attributes: [{ name: 'note', value: numbers(1) }] },
    'structure(data.frame(x = 1:2)[, FALSE], note = 1)',
  ],
  [
    'draws as an array',
    {
      type: 'draws',
      classes: ['draws_array', 'draws', 'array'],
      value: {
        type: 'double',
        values: f64(1, 2),
        dim: [2, 1, 1],
        dimnames: [['1', '2'], ['1'], ['b']],
        dimLabels: ['iteration', 'chain', 'variable'],
      },
    },
    'posterior::as_draws_array(matrix(c(1, 2), 2, dimnames = list(NULL, "b")))',
  ],
];

test.each(cases)('%s', async (_, value, code) => {
  expect(await evaluate(code)).toEqual(value);
  expect(await session.call('base::identity', { args: [value] })).toEqual(value);
  const same = await session.call('base::identical', { args: [value, await evaluate(code)] });
  expect(fromR(same)).toBe(true);
});

test.each([
  ['brmsprior', 'brms::set_prior("normal(0, 1)")', 'data.frame'],
  ['draws_df', 'posterior::as_draws_df(matrix(1:4 + 0, 2))', 'data.frame'],
  ['draws_list', 'posterior::as_draws_list(matrix(1:4 + 0, 2))', 'draws'],
  ['draws_rvars', 'posterior::as_draws_rvars(matrix(1:4 + 0, 2))', 'handle'],
  ['a data.table', 'data.table::data.table(a = 1)', 'handle'],
  ['terms', 'terms(y ~ x)', 'handle'],
  ['a formula with data in it', 'eval(bquote(y ~ .(function(x) x)))', 'handle'],
  ['bytes', '`Encoding<-`("caf\\xe9", value = "bytes")', 'handle'],
  ['a name in bytes', 'setNames(1, `Encoding<-`("caf\\xe9", value = "bytes"))', 'handle'],
  ['text that is no UTF-8', 'rawToChar(as.raw(c(0x63, 0xe9)))', 'handle'],
  ['a factor without its level', 'structure(3L, levels = "a", class = "factor")', 'handle'],
  [
    'a data frame with columns of two lengths',
    'structure(list(1, 1:2), names = c("a", "b"), row.names = 1L, class = "data.frame")',
    'handle',
  ],
])('%s: goes and comes back as the same to R', async (_, code, type) => {
  const value = await evaluate(`assign("kept", ${code}, globalenv())`);
  expect(value.type).toBe(type);
  const compare = await evaluate('function(x) identical(x, kept)');
  expect(fromR(await session.call('base::do.call', { args: [compare, [value]] }))).toBe(true);
});

test('a vector with an environment in an attribute does not take the environment with it', async () => {
  const code = '(function() { big <- runif(1e6); structure(rep(0.5, 1e5), here = environment()) })()';
  const value = await evaluate(code);
  expect(value).toMatchObject({ type: 'double', attributes: [{ name: 'here', value: { type: 'handle' } }] });
  expect(value.type === 'double' && value.values.every((item) => item === 0.5)).toBe(true);
});
