import type { ColumnInfo } from '../column-info';
import { type Problem, problem } from '../problem';
import { quoteName } from '../r-syntax/names';
import { argument, columnName, columnNames, oneOf, printCall, readCall, wholeNumber } from './call';
import { isNumeric, whatItHolds } from './column-sorts';
import { notInGroups } from './shared-problems';
import type { TermKind } from './term-kind';

type Smooth = {
  readonly columns: readonly string[];
  /** A factor: a curve for each of its levels; a number: the curve is multiplied by it. */
  readonly by: string;
  /** How many basis functions at most; mgcv's own is 10 for one column. */
  readonly k: string;
  readonly bs: string;
};

const bases = [
  { value: 'tp', label: 'tp: thin plate' },
  { value: 'ts', label: 'ts: thin plate that can shrink to nothing' },
  { value: 'cr', label: 'cr: cubic' },
  { value: 'cs', label: 'cs: cubic that can shrink to nothing' },
  { value: 'cc', label: 'cc: cyclic, both ends meet' },
  { value: 'ps', label: 'ps: P-spline' },
];
/** These are made of one column only. */
const single = new Set(['cr', 'cs', 'cc']);

/** `s(x, by = g, k = 5, bs = "cr")` */
export const smooth = {
  id: 'smooth',
  words: {
    title: 'Smooth curve',
    about:
      'The effect of a number is a curve whose shape and wiggliness are estimated, not a straight line. Use it where you do not know the form.',
    fields: { columns: 'Curve over', by: 'One curve for each', k: 'Basis functions', bs: 'Basis' },
  },
  example: 's(x, k = 5)',
  rFunction: 'mgcv::s',
  fields: [
    { id: 'columns', type: 'columns', least: 1, suits: isNumeric },
    { id: 'by', type: 'column', optional: true },
    { id: 'k', type: 'whole', min: 3, optional: true },
    { id: 'bs', type: 'choice', options: bases, optional: true },
  ],
  read(node) {
    const call = readCall(node, 's', ['...', 'by', 'k', 'bs']);
    if (!call || call.rest.length === 0) return null;
    const columns = columnNames(call.rest);
    const by = columnName(call.named.by);
    const k = wholeNumber(call.named.k);
    const bs = oneOf(call.named.bs, bases);
    return columns && by !== null && k !== null && bs !== null ? { columns, by, k, bs } : null;
  },
  print: ({ columns, by, k, bs }) =>
    printCall('s', columns.map(quoteName), { by: argument(by), k, bs: bs && `"${bs}"` }),
  fresh(columns) {
    const column = columns.find((each) => isNumeric(each) && each.distinct >= 10);
    return column ? { columns: [column.name], by: '', k: '', bs: '' } : null;
  },
  check(values, { columns, inGroup }): readonly Problem[] {
    const used = columns.filter(({ name }) => values.columns.includes(name));
    const problems: Problem[] = inGroup ? [notInGroups(smooth.print(values))] : [];
    for (const column of used.filter((each) => !isNumeric(each))) {
      problems.push(
        problem(
          'formula',
          `There is no curve over “${column.name}”: ${whatItHolds(column)}.`,
          `Add “${column.name}” as it is, or as “by” of a curve over a number.`,
        ),
      );
    }
    if (values.columns.length > 1 && single.has(values.bs)) {
      problems.push(
        problem(
          'formula',
          `The basis “${values.bs}” of ${smooth.print(values)} takes one column only.`,
          'Leave the basis out, or use t2() for several columns.',
        ),
      );
    }
    return [...problems, ...tooFewValues(values, used)];
  },
} as const satisfies TermKind<Smooth>;

/** A curve over one column has at most as many basis functions as that has values. P-splines take any. */
function tooFewValues(values: Smooth, used: readonly ColumnInfo[]): readonly Problem[] {
  const [column] = used;
  if (!column || values.columns.length > 1 || !isNumeric(column) || values.bs === 'ps') return [];
  if (column.distinct >= Number(values.k || 10)) return [];
  const needs = values.k === '' ? 'a curve has 10 basis functions' : `k is ${values.k}`;
  return [
    problem(
      'formula',
      `“${column.name}” has only ${column.distinct} different values, but ${needs}.`,
      column.distinct >= 3
        ? `Set k to ${column.distinct} or less: s(${quoteName(column.name)}, k = ${column.distinct}).`
        : `Add “${column.name}” as it is.`,
    ),
  ];
}
