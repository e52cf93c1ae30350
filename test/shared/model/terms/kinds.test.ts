import { expect, it } from 'vitest';
import { checkSpec } from '../../../../shared/model/check';
import { parseFormula, printFormula } from '../../../../shared/model/formula';
import { sectionOf } from '../../../../shared/model/parameters';
import { parseSpec } from '../../../../shared/model/parsed-spec';
import { parseExpression } from '../../../../shared/model/r-syntax/parse';
import { newSpec } from '../../../../shared/model/spec';
import { termKinds } from '../../../../shared/model/terms/list';
import { readTerm } from '../../../../shared/model/terms/term';
import { columns } from './columns';

const withZero = columns.map((column) => (column.name === 'count' ? { ...column, min: 0 } : column));

const read = (text: string) => readTerm(parseExpression(text), text);

it.each([
  ['s(x, k = 5, bs = "tp")', 'smooth', { columns: ['x'], by: '', k: '5', bs: 'tp' }],
  ["s( x,by=g , bs = 'cr' )", 'smooth', { columns: ['x'], by: 'g', k: '', bs: 'cr' }],
  ['s(x, z)', 'smooth', { columns: ['x', 'z'], by: '', k: '', bs: '' }],
  ['t2(x, z, k = 6)', 'tensor-smooth', { columns: ['x', 'z'], by: '', k: '6' }],
  ['mo(`odd name`)', 'monotonic', { column: 'odd name' }],
  ['poly(x, degree = 3)', 'polynomial', { column: 'x', degree: '3', raw: '' }],
  ['poly(degree = 3, x)', 'polynomial', { column: 'x', degree: '3', raw: '' }],
  ['poly(x, 2, raw = TRUE)', 'polynomial', { column: 'x', degree: '2', raw: 'TRUE' }],
  ['poly(x)', 'polynomial', { column: 'x', degree: '1', raw: '' }],
  ['gp(x, k = 10, c = 5 / 4)', 'gaussian-process', { columns: ['x'], by: '', k: '10', c: '5/4' }],
  ['me(x, sdx = e, gr = g)', 'measurement-error', { column: 'x', error: 'e', group: 'g' }],
  ['cs(x + z)', 'category-specific', { columns: ['x', 'z'] }],
])('%s is read as a %s, and its text is kept as it was typed', (text, kind, values) => {
  expect(read(text)).toMatchObject({ kind, values });
  expect(printFormula(parseFormula(`y ~ ${text} + a`))).toBe(`y ~ ${text} + a`);
});

it.each([
  's(log(x))',
  's(x, k = n)',
  's(x, xt = list(bs = "tp"))',
  's(x, x)',
  's()',
  's(x, )',
  'brms::s(x)',
  't2(x)',
  'mo(x, id = "a")',
  'mo(x) * z',
  'me(x, 0.1)',
  'poly(x, z, degree = 2)',
  'poly(x, 2, raw = T)',
  'poly(x, 2)[, 1]',
  'gp(x, cov = "exp_quad")',
  'gp(x, k = 10, c = 1.7)',
  'cs(1 + log(x))',
])('%s says more than a form asks, so it stays R text', (text) => {
  expect(read(text)).toEqual({ kind: 'code', values: { text } });
});

it.each(termKinds.filter(({ passesOn }) => passesOn).map((kind) => [kind.id, kind] as const))(
  'a logarithm of zero in %s is one in the model',
  (_, { passesOn = [] }) => {
    for (const name of passesOn) {
      const formula = `x ~ ${name}(log(count), z)`;
      const found = checkSpec(parseSpec(newSpec(formula)), withZero, 40).map(({ message }) => message);
      expect(found).toContainEqual(expect.stringContaining('“log(count)” is minus infinity'));
    }
  },
);

it('brms’s variables of a term stand where its kind says', () => {
  const stand = termKinds.flatMap(({ id, variables }) => [
    ...(variables?.summary ?? []).map((name) => [id, name, sectionOf(`${name}_x`), 'population']),
    ...(variables?.beside ?? []).map((name) => [id, name, sectionOf(`${name}_x`), 'other']),
  ]);
  expect(stand.length).toBeGreaterThan(10);
  for (const [id, name, section, wanted] of stand) expect([id, name, section]).toEqual([id, name, wanted]);
});

/** Errors and cautions of a model, in words. */
const problems = (formula: string, family = 'gaussian', sigma?: string) =>
  checkSpec(parseSpec({ ...newSpec(formula, family), ...(sigma && { dpars: { sigma } }) }), columns, 40).map(
    ({ message, hint }) => `${message} ${hint}`,
  );

it.each([
  ['x ~ s(group)', 'There is no curve over “group”: it holds labels.'],
  ['x ~ s(count)', 'Set k to 4 or less: s(count, k = 4).'],
  ['x ~ t2(z, yes)', 'There is no surface over “yes”: it holds TRUE and FALSE.'],
  ['x ~ mo(group)', 'Make “group” an ordered factor in the data.'],
  ['x ~ mo(z)', '“z” is not made of whole numbers.'],
  ['x ~ poly(count, 4)', 'Set the degree to 3 or less.'],
  ['x ~ gp(words)', 'There is no Gaussian process over “words”'],
  ['x ~ me(z, group)', 'The standard error “group” of “z” must be a number'],
  ['x ~ me(error, z)', 'A standard error must be above 0, but “z” goes down to -2.'],
  ['x ~ cs(z)', 'cs(z) needs ordered answers; the family gaussian has none.'],
  ['x ~ 1 + (1 + s(z) | group)', 's(z) cannot stand in a grouping term.'],
])('a check of the model %s says: %s', (formula, words) => {
  expect(problems(formula).join('\n')).toContain(words);
});

it('terms of other parameters are checked too, and what is wrong twice is told once', () => {
  const told = problems('x ~ mo(z)', 'gaussian', '~ mo(z) + cs(z)');
  expect(told.filter((text) => text.includes('mo()'))).toHaveLength(1);
  expect(told.join('\n')).toContain('cs(z) cannot stand in the formula of sigma.');
});

it('a term of the response is told as one of any kind', () => {
  expect(problems('x ~ s(x)').join('\n')).toContain('“x” is the response and a predictor at once.');
});
