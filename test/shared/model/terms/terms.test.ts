import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseFormula, printFormula } from '../../../../shared/model/formula';
import { parseExpression } from '../../../../shared/model/r-syntax/parse';
import { isComplete } from '../../../../shared/model/terms/fields';
import { termKinds } from '../../../../shared/model/terms/list';
import { printTerm, readTerm } from '../../../../shared/model/terms/term';
import { anyTerm } from './arbitrary-terms';
import { columns } from './columns';
import { errorsOf, familyFor } from './family-for';

const read = (text: string) => readTerm(parseExpression(text), text);

describe.each(termKinds.map((kind) => [kind.id, kind] as const))('the kind %s', (id, kind) => {
  it('has an id of its own, words for all it asks, and help', () => {
    expect(id).toMatch(/^[a-z][a-z-]*$/);
    expect(termKinds.filter((other) => other.id === id)).toHaveLength(1);
    expect(kind.words.title).toMatch(/^[A-Z]/);
    expect(kind.words.about).toMatch(/^[A-Z].{20,}\.$/);
    expect(Object.keys(kind.words.fields)).toEqual(kind.fields.map((field) => field.id));
    expect(Object.values(kind.words.fields).filter((label) => !/^[A-Z]/.test(label))).toEqual([]);
  });

  it('reads its own example', () => {
    expect(read(kind.example)).toMatchObject({ kind: id });
  });

  it('makes a new one that its form can go on with, that reads back, and that has no error', () => {
    const values = kind.fresh(columns);
    if (values === null) throw new Error('These columns suit every kind.');
    expect(Object.keys(values)).toEqual(kind.fields.map((field) => field.id));
    // R text is the one thing that cannot be guessed.
    if (kind.fields.some(({ type }) => type === 'text')) return;
    expect(isComplete(kind.fields, values)).toBe(true);
    expect(read(kind.print(values))).toEqual({ kind: id, values });
    expect(errorsOf(kind, familyFor(kind))).toEqual([]);
  });

  it('has an answer for data without any column', () => {
    const values = kind.fresh([]);
    expect(values === null || !isComplete(kind.fields, values)).toBe(true);
  });
});

it('every term that a form can make is read back as it is', () => {
  fc.assert(
    fc.property(anyTerm, (term) => {
      expect(read(printTerm(term))).toEqual(term);
    }),
    { numRuns: 500 },
  );
});

it('a formula of any terms is read back as it is', () => {
  fc.assert(
    fc.property(fc.array(anyTerm, { minLength: 1, maxLength: 5 }), (terms) => {
      const formula = { response: 'y', addition: null, intercept: true, terms, groups: [] };
      expect(parseFormula(printFormula(formula))).toEqual(formula);
      const group = { group: 'g', intercept: true, terms, correlated: true };
      const grouped = { ...formula, terms: [], groups: [group] };
      expect(parseFormula(printFormula(grouped))).toEqual(grouped);
    }),
  );
});

it.each(['a * b + c', 'I( x^2 )', 'a * log(b)', 'a:b * c', 'made.up(x)'])(
  '%s is no term that can be asked for in parts, so it stays R text',
  (text) => {
    const node = parseExpression(text);
    expect(readTerm(node, text)).toEqual({ kind: 'code', values: { text } });
  },
);
