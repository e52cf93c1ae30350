import { kindTexts } from '../../texts/kind-words';
import { type Problem, problem } from '../problem';
import { quoteName } from '../r-syntax/names';
import { columnName, printCall, readCall } from './call';
import { isNumeric } from './column-sorts';
import type { TermKind } from './term-kind';

type Offset = {
  readonly column: string;
  /** "log": its logarithm; "": the column as it is. */
  readonly change: string;
};

const words = {
  title: 'Offset',
  about:
    'Is added as it is, without a coefficient. With counts, the logarithm of the time or the number at risk makes them rates.',
  fields: { column: 'Column', change: 'Taken as' },
  log: 'its logarithm',
  noNumber: 'An offset must be a number, but “{{column}}” holds labels.',
  without: 'Add “{{column}}” as it is, without offset().',
} as const;
const say = kindTexts('terms', 'offset', words);

/** `offset(log(x))` */
export const offset = {
  id: 'offset',
  words,
  example: 'offset(log(x))',
  rFunction: 'stats::offset',
  passesOn: ['offset'],
  fields: [
    { id: 'column', type: 'column', suits: isNumeric },
    { id: 'change', type: 'choice', options: [{ value: 'log', label: () => say('log') }], optional: true },
  ],
  read(node) {
    const inner = readCall(node, 'offset', ['object'])?.named.object;
    const ofLog = inner && readCall(inner, 'log', ['x'])?.named.x;
    const column = columnName(ofLog ?? inner);
    return column ? { column, change: ofLog ? 'log' : '' } : null;
  },
  print({ column, change }) {
    const name = quoteName(column);
    return printCall('offset', [change === 'log' ? printCall('log', [name]) : name]);
  },
  fresh(columns) {
    const numbers = columns.filter((each) => isNumeric(each) && each.distinct > 1);
    const positive = numbers.find(({ min = 0 }) => min > 0);
    const column = positive ?? numbers[0];
    return column ? { column: column.name, change: positive ? 'log' : '' } : null;
  },
  // That a logarithm is not of zero is checked for all of a formula.
  check(values, { columns }): readonly Problem[] {
    const column = columns.find(({ name }) => name === values.column);
    if (!column || (column.kind !== 'factor' && column.kind !== 'string')) return [];
    const message = say('noNumber', { column: column.name });
    return [problem('formula', message, say('without', { column: column.name }))];
  },
} as const satisfies TermKind<Offset>;
