import { expect, it } from 'vitest';
import { isNaReal, naInteger, setNaReal } from '../../../electron/session/missing-values';
import { plainValue } from '../../../electron/session/plain-value';
import type { RValue } from '../../../electron/session/values';
import { answerJson, doubles, integers } from '../../../shared/analyses/plain-answer';

const numbers = (...values: number[]): RValue => ({ type: 'double', values: Float64Array.of(...values) });
const na = new Float64Array(3);
setNaReal(na, 1);
na[2] = Number.NaN;

it('what a verb answers becomes records, columns, lists and single values', () => {
  const columns = [
    { name: 'k', value: numbers(1) },
    { name: 'name', value: { type: 'character', values: ['a'] } as const },
  ];
  const value: RValue = {
    type: 'list',
    names: ['one', 'table', 'texts', 'none', 'missing'],
    values: [
      numbers(0.5),
      { type: 'data.frame', columns, rowCount: 1 },
      { type: 'list', values: [{ type: 'character', values: ['x'] }] },
      { type: 'null' },
      { type: 'integer', values: Int32Array.of(naInteger) },
    ],
  };
  expect(plainValue(value)).toEqual({
    one: 0.5,
    table: { k: Float64Array.of(1), name: ['a'] },
    texts: ['x'],
    none: null,
    missing: null,
  });
  expect(() => plainValue({ type: 'formula', text: 'y ~ x' })).toThrow('it is of the kind “formula”');
});

it('NA, NaN and the infinities come back from JSON as what they are', () => {
  const json = JSON.stringify(answerJson({ na, whole: Int32Array.of(3, naInteger), wide: -Infinity }));
  expect(json).toBe('{"na":[0,"NA","NaN"],"whole":[3,"NA"],"wide":"-Inf"}');
  const read = JSON.parse(json) as { na: unknown; whole: unknown };
  const back = doubles.parse(read.na);
  expect([isNaReal(back, 1), isNaReal(back, 2), Number.isNaN(back[2])]).toEqual([true, false, true]);
  expect(integers.parse(read.whole)).toEqual(Int32Array.of(3, naInteger));
  expect(doubles.safeParse([1, 'x']).success).toBe(false);
});
