import { describe, expect, it } from 'vitest';
import {
  putTerms,
  removeGroup,
  removeTerm,
  setGroup,
  slopeTexts,
  toggleMain,
  usesColumn,
  withSlopes,
} from '../../../../renderer/areas/models/formula-edit';
import {
  type ParsedFormula,
  parseFormula,
  parsePredictor,
  printFormula,
  printGroup,
} from '../../../../shared/model/formula';
import { readFormula } from '../../../../shared/model/parsed-spec';

const after = (text: string, change: (formula: ParsedFormula) => ParsedFormula) =>
  printFormula(change(parseFormula(text)));

const add = (formula: ParsedFormula, text: string) => putTerms(formula, null, parsePredictor(text));

describe('toggleMain', () => {
  it('adds a variable at the end and takes it away again', () => {
    expect(after('y ~ a + (1 | g)', (f) => toggleMain(f, 'b'))).toBe('y ~ a + b + (1 | g)');
    expect(after('y ~ a + b', (f) => toggleMain(f, 'a'))).toBe('y ~ b');
    expect(after('y ~ a', (f) => toggleMain(f, 'a'))).toBe('y ~ 1');
  });
  it('quotes names that R could not read', () => {
    expect(after('y ~ 1', (f) => toggleMain(f, 'my column'))).toBe('y ~ `my column`');
  });
});

describe('an interaction', () => {
  it('drops main effects that a * b holds already', () => {
    expect(after('y ~ a + b + c', (f) => add(f, 'a * b'))).toBe('y ~ c + a * b');
  });
  it('keeps main effects beside a:b', () => {
    expect(after('y ~ a + b', (f) => add(f, 'a:b'))).toBe('y ~ a + b + a:b');
  });
  it('does not add the same twice', () => {
    expect(after('y ~ a:b', (f) => add(f, 'a:b'))).toBe('y ~ a:b');
  });
});

it('keeps what the builder has no click for', () => {
  const text = 'y | trials(n) ~ s(x, k = 5) + offset(log(n)) + (1 + x || gr(g, by = h))';
  expect(after(text, (f) => toggleMain(f, 'z'))).toBe(
    'y | trials(n) ~ s(x, k = 5) + offset(log(n)) + z + (1 + x || gr(g, by = h))',
  );
});

it('adds and removes other terms', () => {
  expect(after('y ~ a', (f) => add(f, 's(x)'))).toBe('y ~ a + s(x)');
  expect(after('y ~ a + s(x)', (f) => removeTerm(f, 1))).toBe('y ~ a');
});

it('changes a term in its place', () => {
  const change = (formula: ParsedFormula, index: number, text: string) =>
    putTerms(formula, index, parsePredictor(text));
  expect(after('y ~ a + s(x) + b', (f) => change(f, 1, 's(x, k = 5)'))).toBe('y ~ a + s(x, k = 5) + b');
  expect(after('y ~ a + b + c', (f) => change(f, 1, 'b * c'))).toBe('y ~ a + b * c');
  expect(after('y ~ a + b', (f) => change(f, 1, 'a'))).toBe('y ~ a');
  expect(after('y ~ a + b', (f) => change(f, 0, 'z + (1 | g)'))).toBe('y ~ z + b + (1 | g)');
});

describe('grouping terms', () => {
  it('change in place', () => {
    expect(
      after('y ~ x + (1 | g) + (1 | h)', (f) => {
        const [first] = f.groups;
        return first ? setGroup(f, 0, { ...withSlopes(first, ['x'], f.terms), correlated: false }) : f;
      }),
    ).toBe('y ~ x + (1 + x || g) + (1 | h)');
    expect(after('y ~ x + (1 | g) + (1 | h)', (f) => removeGroup(f, 0))).toBe('y ~ x + (1 | h)');
  });
  it('take an interaction of the population level as a slope', () => {
    const formula = parseFormula('y ~ a:b + (1 | g)');
    const [group] = formula.groups;
    expect(group && slopeTexts(withSlopes(group, ['a:b'], formula.terms))).toEqual(['a:b']);
    const slope = group && withSlopes(group, ['a:b'], formula.terms).terms[0];
    expect(slope).toEqual({ kind: 'interaction', values: { columns: ['a', 'b'], crossing: ':' } });
  });
});

it('a slope of a column with an odd name is quoted once', () => {
  const group = parseFormula('y ~ 1 + (1 | g)').groups[0];
  expect(group && printGroup(withSlopes(group, ['`odd name`'], []))).toBe('(1 + `odd name` | g)');
});

it('usesColumn sees variables inside interactions', () => {
  const { terms } = parseFormula('y ~ a * b + c');
  expect(['a', 'b', 'c', 'd'].map((name) => usesColumn(terms, name))).toEqual([true, true, true, false]);
});

describe('readFormula', () => {
  it('tells where a formula stops being one', () => {
    const reading = readFormula('y ~ a + (1 | g');
    expect(reading.ok).toBe(false);
    if (!reading.ok) {
      expect(reading.error.code).toBe('invalid-input');
      expect(reading.position).not.toBeNull();
    }
  });
});
