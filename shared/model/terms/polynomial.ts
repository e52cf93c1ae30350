import { kindTexts } from '../../texts/kind-words';
import { t } from '../../texts/texts';
import { caution, type Problem, problem } from '../problem';
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

const words = {
  title: 'Polynomial',
  about:
    'A curve of a set form: with degree 2 it can turn once, with degree 3 twice. For a curve of any form take a smooth one.',
  fields: { column: 'Curve over', degree: 'Degree', raw: 'Powers' },
  powers: 'x, x², … as they are',
  noDegree: 'The degree of poly() must be at least 1.',
  setDegree: 'Set it to 2 or 3.',
  noNumber: 'poly() needs a number, but “{{column}}” holds labels.',
  categories:
    'poly() needs a number, but “{{column}}” holds categories without an order. R 4.6 refuses them; older versions take the numbers of their levels.',
  missing: 'poly() takes no missing values, but “{{column}}” has {{n}}.',
  orRaw: 'Leave these rows out of the data, or write poly({{name}}, {{degree}}, raw = TRUE).',
  tooFew: '“{{column}}” has only {{n}} different values, too few for a polynomial of degree {{degree}}.',
  lessDegree: 'Set the degree to {{most}} or less.',
} as const;
const say = kindTexts('terms', 'polynomial', words);

/** `poly(x, 2)` */
export const polynomial = {
  id: 'polynomial',
  words,
  example: 'poly(x, 2)',
  rFunction: 'stats::poly',
  fields: [
    { id: 'column', type: 'column', suits: isNumeric },
    { id: 'degree', type: 'whole', min: 1 },
    {
      id: 'raw',
      type: 'choice',
      options: [{ value: 'TRUE', label: () => say('powers') }],
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
      problems.push(problem('formula', say('noDegree'), say('setDegree')));
    }
    if (!column) return problems;
    const { name, kind, ordered, distinct, missing } = column;
    if (kind === 'factor' && !ordered) {
      problems.push(
        caution('formula', say('categories', { column: name }), t('checks.terms.asItIs', { column: name })),
      );
    }
    if (kind === 'string') {
      problems.push(
        problem('formula', say('noNumber', { column: name }), t('checks.terms.asItIs', { column: name })),
      );
    } else if (values.raw === '' && missing > 0) {
      problems.push(
        problem(
          'formula',
          say('missing', { column: name, n: missing }),
          say('orRaw', { name: quoteName(name), degree: values.degree }),
        ),
      );
    } else if (values.raw === '' && Number(values.degree) >= distinct) {
      problems.push(
        problem(
          'formula',
          say('tooFew', { column: name, n: distinct, degree: values.degree }),
          distinct > 1 ? say('lessDegree', { most: distinct - 1 }) : t('checks.data.leaveOut'),
        ),
      );
    }
    return problems;
  },
} as const satisfies TermKind<Polynomial>;
