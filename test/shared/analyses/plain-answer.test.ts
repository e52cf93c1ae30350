import { expect, it } from 'vitest';
import * as z from 'zod';
import { answerJson, anyNumber, doubles, integers } from '../../../shared/analyses/plain-answer';

const schema = z.object({ x: doubles, n: integers, one: anyNumber, list: z.array(doubles) });

/** R's NA: a NaN with bits of its own. */
const na = new Float64Array(new Uint32Array([1954, 0x7ff00000]).buffer);
const words = (values: Float64Array) => [
  ...new Uint32Array(values.buffer, values.byteOffset, 2 * values.length),
];

it('what JSON has no number for comes back as it was, NA apart from NaN', () => {
  const x = new Float64Array([0.1, Number.NaN, 0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]);
  x.set(na, 2);
  const answer = {
    x,
    n: Int32Array.of(1, -2147483648),
    one: Number.NEGATIVE_INFINITY,
    list: [Float64Array.of(1 / 3)],
  };
  const json = answerJson(answer);
  expect(json).toEqual({ x: [0.1, 'NaN', 'NA', 'Inf', '-Inf'], n: [1, 'NA'], one: '-Inf', list: [[1 / 3]] });
  const again = schema.parse(JSON.parse(JSON.stringify(json)));
  expect(again).toEqual(answer);
  expect(words(again.x)[4]).toBe(1954);
  expect(words(again.x)[2]).not.toBe(1954);
});

it.each([
  ['a text among numbers', { x: [1, 'two'] }],
  ['no list', { x: 3 }],
  ['a fraction among whole numbers', { n: [1.5] }],
  ['a text for a number', { one: 'many' }],
  ['nothing for a number', { one: null }],
])('%s is refused', (_, part) => {
  const good = { x: [], n: [], one: 1, list: [] };
  expect(schema.safeParse(good).success).toBe(true);
  expect(schema.safeParse({ ...good, ...part }).success).toBe(false);
});
