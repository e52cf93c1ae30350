import { expect, it } from 'vitest';
import { checkSpec } from '../../../../shared/model/check';
import { parseSpec } from '../../../../shared/model/parsed-spec';
import { parseExpression } from '../../../../shared/model/r-syntax/parse';
import { newSpec } from '../../../../shared/model/spec';
import { readTerm } from '../../../../shared/model/terms/term';
import { columns } from './columns';

const read = (text: string) => readTerm(parseExpression(text), text);
const problems = (formula: string) =>
  checkSpec(parseSpec(newSpec(formula)), columns, 40).map(({ message }) => message);

it('is a column or its logarithm; anything else stays R text', () => {
  expect(read('offset(x)')).toEqual({ kind: 'offset', values: { column: 'x', change: '' } });
  expect(read('offset(log(x))')).toEqual({ kind: 'offset', values: { column: 'x', change: 'log' } });
  const others = ['offset(log(x, 2))', 'offset(x / 2)', 'offset(sqrt(x))', 'offset()', 'offset(log())'];
  expect(others.map((text) => read(text).kind)).toEqual(others.map(() => 'code'));
});

it('must be a number', () => {
  expect(problems('z ~ offset(log(group))')).toEqual([
    'An offset must be a number, but “group” holds labels.',
  ]);
  expect(problems('z ~ offset(words)')).toEqual(['An offset must be a number, but “words” holds labels.']);
  expect(problems('z ~ offset(yes) + offset(log(x))')).toEqual([]);
});
