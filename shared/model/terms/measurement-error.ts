import { kindTexts } from '../../texts/kind-words';
import { t } from '../../texts/texts';
import { caution, type Problem, problem } from '../problem';
import { quoteName } from '../r-syntax/names';
import { argument, columnName, printCall, readCall } from './call';
import { isNumeric, whatItHolds } from './column-sorts';
import type { TermKind } from './term-kind';

type MeasurementError = {
  readonly column: string;
  /** The column with the standard error of each measurement. */
  readonly error: string;
  /** Rows of one group have one true value. */
  readonly group: string;
};

const words = {
  title: 'Measured with error',
  about:
    'A number that was measured with a known standard error: its true value is estimated, so that the error does not pull the effect towards zero.',
  fields: { column: 'Measured column', error: 'Its standard error', group: 'One true value for each' },
  noNumber: 'me() needs a measured number, but “{{column}}” is none: {{holds}}.',
  errorNoNumber: 'The standard error “{{error}}” of “{{column}}” must be a number, but {{holds}}.',
  chooseError: 'Choose the column that holds the standard errors.',
  notPositive: 'A standard error must be above 0, but “{{error}}” goes down to {{min}}.',
  correctRows: 'Correct or leave out those rows: brms refuses them.',
  moreValues: '“{{column}}” has more values than “{{group}}”, but each “{{group}}” can have one only.',
  otherGroup: 'Leave the group out, or choose one whose rows agree.',
} as const;
const say = kindTexts('terms', 'measurement-error', words);

/** `me(x, error)` */
export const measurementError = {
  id: 'measurement-error',
  words,
  example: 'me(x, error)',
  rFunction: 'brms::me',
  passesOn: ['me'],
  variables: { summary: ['bsp', 'meanme', 'sdme', 'corme'], beside: ['Xme'] },
  fields: [
    { id: 'column', type: 'column', suits: isNumeric },
    { id: 'error', type: 'column', suits: isNumeric },
    { id: 'group', type: 'column', optional: true },
  ],
  read(node) {
    const call = readCall(node, 'me', ['x', 'sdx', 'gr']);
    const column = columnName(call?.named.x);
    const error = columnName(call?.named.sdx);
    const group = columnName(call?.named.gr);
    return column && error && group !== null ? { column, error, group } : null;
  },
  print: ({ column, error, group }) =>
    printCall('me', [quoteName(column), quoteName(error)], { gr: argument(group) }),
  fresh(columns) {
    const numbers = columns.filter((each) => isNumeric(each) && each.distinct > 1);
    const positive = numbers.filter(({ min = 0 }) => min > 0);
    const error = positive.find(({ name }) => /se|sd|err/i.test(name)) ?? positive.at(-1);
    const column = numbers.find(({ name }) => name !== error?.name);
    return column && error ? { column: column.name, error: error.name, group: '' } : null;
  },
  check(values, { columns }) {
    const problems: Problem[] = [];
    const column = columns.find(({ name }) => name === values.column);
    const error = columns.find(({ name }) => name === values.error);
    if (column && !isNumeric(column)) {
      const message = say('noNumber', { column: column.name, holds: whatItHolds(column) });
      problems.push(problem('formula', message, t('checks.terms.asItIs', { column: column.name })));
    }
    if (error && !isNumeric(error)) {
      const message = say('errorNoNumber', {
        error: error.name,
        column: values.column,
        holds: whatItHolds(error),
      });
      problems.push(problem('formula', message, say('chooseError')));
    } else if (error?.min !== undefined && error.min <= 0) {
      // The row may be left out for a missing value elsewhere, so brms may take it.
      const message = say('notPositive', { error: error.name, min: error.min });
      problems.push(caution('formula', message, say('correctRows')));
    }
    const group = columns.find(({ name }) => name === values.group);
    for (const each of [column, error]) {
      // A row without a group is left out, so its value does not count.
      if (!group || group.missing > 0 || !each || each.distinct <= group.distinct) continue;
      const message = say('moreValues', { column: each.name, group: group.name });
      problems.push(caution('formula', message, say('otherGroup')));
    }
    return problems;
  },
} as const satisfies TermKind<MeasurementError>;
