import { type Problem, problem } from '../problem';
import { quoteName } from '../r-syntax/names';
import { columnName, printCall, readCall, wholeNumber } from './call';
import { isNumeric } from './column-sorts';
import type { TermKind } from './term-kind';

type Polynomial = {
  readonly column: string;
  readonly degree: string;
  /** "TRUE": x, x², x³ themselves; "": uncorrelated polynomials. */
  readonly raw: string;
};

/** `poly(x, 2)` */
export const polynomial = {
  id: 'polynomial',
  words: {
    title: 'Polynomial',
    about:
      'A curve of a set form: with degree 2 it can turn once, with degree 3 twice. For a curve of any form take a smooth one.',
    fields: { column: 'Curve over', degree: 'Degree', raw: 'Powers' },
  },
  example: 'poly(x, 2)',
  rFunction: 'stats::poly',
  fields: [
    { id: 'column', type: 'column', suits: isNumeric },
    { id: 'degree', type: 'whole', min: 1 },
    {
      id: 'raw',
      type: 'choice',
      options: [{ value: 'TRUE', label: 'x, x², … as they are' }],
      optional: true,
    },
  ],
  read(node) {
    const call = readCall(node, 'poly', ['x', '...', 'degree', 'raw']);
    // What is given first is x; the one after it is its degree.
    const given = [call?.named.x, ...(call?.rest ?? []), call?.named.degree].filter(
      (each) => each !== undefined,
    );
    const [x, times, more] = given;
    const column = columnName(x);
    const degree = times ? wholeNumber(times) : '1';
    const raw = call?.named.raw;
    const isRaw = raw?.kind === 'name' ? raw.text : raw ? null : 'FALSE';
    if (!column || degree === null || more || (isRaw !== 'TRUE' && isRaw !== 'FALSE')) return null;
    return { column, degree, raw: isRaw === 'TRUE' ? 'TRUE' : '' };
  },
  print: ({ column, degree, raw }) => printCall('poly', [quoteName(column), degree], { raw }),
  fresh(columns) {
    const column = columns.find((each) => isNumeric(each) && each.distinct > 2 && each.missing === 0);
    return column ? { column: column.name, degree: '2', raw: '' } : null;
  },
  check(values, { columns }) {
    const column = columns.find(({ name }) => name === values.column);
    const problems: Problem[] = [];
    if (values.degree === '0') {
      problems.push(problem('formula', 'The degree of poly() must be at least 1.', 'Set it to 2 or 3.'));
    }
    if (!column) return problems;
    const { name, kind, distinct, missing } = column;
    if (kind === 'string') {
      problems.push(
        problem('formula', `poly() needs a number, but “${name}” holds labels.`, `Add “${name}” as it is.`),
      );
    } else if (values.raw === '' && missing > 0) {
      problems.push(
        problem(
          'formula',
          `poly() takes no missing values, but “${name}” has ${missing}.`,
          `Leave these rows out of the data, or write poly(${quoteName(name)}, ${values.degree}, raw = TRUE).`,
        ),
      );
    } else if (values.raw === '' && Number(values.degree) >= distinct) {
      problems.push(
        problem(
          'formula',
          `“${name}” has only ${distinct} different values, too few for a polynomial of degree ${values.degree}.`,
          distinct > 1 ? `Set the degree to ${distinct - 1} or less.` : 'Leave it out of the model.',
        ),
      );
    }
    return problems;
  },
} as const satisfies TermKind<Polynomial>;
