import fc from 'fast-check';
import type { TermField } from '../../../../shared/model/terms/fields';
import { termKinds } from '../../../../shared/model/terms/list';
import type { Term } from '../../../../shared/model/terms/term';

/** Names of columns, some of which R reads in backticks only. */
const anyName = fc.oneof(
  fc.constantFrom(
    'x',
    'z',
    'zBase',
    'größe',
    '.a',
    'odd name',
    'a`b',
    '1st',
    'if',
    'a\\b',
    'a\u00a0b\u202e',
    's',
    'T',
  ),
  fc.string({ minLength: 1, maxLength: 8 }).map((text) => `v${text.replace(/[^a-z0-9 _.+*:~|-]/gi, '')}`),
);

function anyValue(field: TermField): fc.Arbitrary<string | readonly string[]> {
  const value = (): fc.Arbitrary<string | readonly string[]> => {
    switch (field.type) {
      case 'column':
        return anyName;
      case 'columns':
        return fc.uniqueArray(anyName, { minLength: field.least, maxLength: 4 });
      case 'whole':
        return fc.integer({ min: field.min, max: 999_999 }).map(String);
      case 'choice':
        return fc.constantFrom(...field.options.map((option) => option.value));
      case 'text':
        return fc.constantFrom('I(x^2)', 'x %in% z', '- z', 'scale(x)[, 1]', 'a:log(b)', 'base::rev(x)');
    }
  };
  return field.optional ? fc.oneof(fc.constant(''), value()) : value();
}

/** A term of any kind, with what its form can be filled with. */
export const anyTerm: fc.Arbitrary<Term> = fc
  .constantFrom(...termKinds)
  .chain(({ id, fields }) =>
    fc
      .record(Object.fromEntries(fields.map((field) => [field.id, anyValue(field)])))
      .map((values) => ({ kind: id, values })),
  );
