import { kindTexts } from '../../texts/kind-words';
import { t } from '../../texts/texts';
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

const words = {
  title: 'Smooth curve',
  about:
    'The effect of a number is a curve whose shape and wiggliness are estimated, not a straight line. Use it where you do not know the form.',
  fields: { columns: 'Curve over', by: 'One curve for each', k: 'Basis functions', bs: 'Basis' },
  tp: 'tp: thin plate',
  ts: 'ts: thin plate that can shrink to nothing',
  cr: 'cr: cubic',
  cs: 'cs: cubic that can shrink to nothing',
  cc: 'cc: cyclic, both ends meet',
  ps: 'ps: P-spline',
  noNumber: 'There is no curve over “{{column}}”: {{holds}}.',
  asBy: 'Add “{{column}}” as it is, or as “by” of a curve over a number.',
  oneColumn: 'The basis “{{basis}}” of {{text}} takes one column only.',
  orSurface: 'Leave the basis out, or use t2() for several columns.',
  tooFew: '“{{column}}” has only {{n}} different values, but a curve has 10 basis functions.',
  tooFewForK: '“{{column}}” has only {{n}} different values, but k is {{k}}.',
  lessBasis: 'Set k to {{n}} or less: s({{name}}, k = {{n}}).',
} as const;
const say = kindTexts('terms', 'smooth', words);

const bases = (['tp', 'ts', 'cr', 'cs', 'cc', 'ps'] as const).map((value) => ({
  value,
  label: () => say(value),
}));
/** These are made of one column only. */
const single = new Set(['cr', 'cs', 'cc']);

/** `s(x, by = g, k = 5, bs = "cr")` */
export const smooth = {
  id: 'smooth',
  words,
  example: 's(x, k = 5)',
  rFunction: 'mgcv::s',
  variables: { summary: ['bs', 'sds'], beside: ['s'] },
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
          say('noNumber', { column: column.name, holds: whatItHolds(column) }),
          say('asBy', { column: column.name }),
        ),
      );
    }
    if (values.columns.length > 1 && single.has(values.bs)) {
      problems.push(
        problem(
          'formula',
          say('oneColumn', { basis: values.bs, text: smooth.print(values) }),
          say('orSurface'),
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
  const few = { column: column.name, n: column.distinct };
  return [
    problem(
      'formula',
      values.k === '' ? say('tooFew', few) : say('tooFewForK', { ...few, k: values.k }),
      column.distinct >= 3
        ? say('lessBasis', { n: column.distinct, name: quoteName(column.name) })
        : t('checks.terms.asItIs', { column: column.name }),
    ),
  ];
}
