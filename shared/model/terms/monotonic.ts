import { kindTexts } from '../../texts/kind-words';
import { type Problem, problem } from '../problem';
import { quoteName } from '../r-syntax/names';
import { columnName, printCall, readCall } from './call';
import { hasSteps } from './column-sorts';
import type { TermKind } from './term-kind';

type Monotonic = { readonly column: string };

const words = {
  title: 'Monotonic effect',
  about:
    'For steps such as “low, middle, high”: each step goes the same way, up or down, and how far each goes is estimated.',
  fields: { column: 'Steps of' },
  noOrder: 'mo() needs steps in an order, but “{{column}}” has labels without an order.',
  notWhole: 'mo() needs steps in an order, but “{{column}}” is not made of whole numbers.',
  makeOrdered: 'Make “{{column}}” an ordered factor in the data.',
  orSmooth: 'Add “{{column}}” as it is, or as a smooth curve: s({{name}}).',
} as const;
const say = kindTexts('terms', 'monotonic', words);

/** `mo(x)` */
export const monotonic = {
  id: 'monotonic',
  words,
  example: 'mo(x)',
  rFunction: 'brms::mo',
  passesOn: ['mo'],
  variables: { summary: ['bsp', 'simo'] },
  fields: [{ id: 'column', type: 'column', suits: hasSteps }],
  read(node) {
    const call = readCall(node, 'mo', ['x']);
    const column = columnName(call?.named.x);
    return column ? { column } : null;
  },
  print: ({ column }) => printCall('mo', [quoteName(column)]),
  fresh(columns) {
    const steps = columns.filter((each) => hasSteps(each) && each.distinct >= 3);
    // An ordered factor is made for it; of numbers the one with the fewest steps is the most likely.
    const column =
      steps.find(({ kind }) => kind === 'factor') ?? [...steps].sort((a, b) => a.distinct - b.distinct)[0];
    return column ? { column: column.name } : null;
  },
  check(values, { columns }): readonly Problem[] {
    const column = columns.find(({ name }) => name === values.column);
    if (!column || hasSteps(column)) return [];
    const labels = column.kind === 'factor' || column.kind === 'string';
    const named = { column: column.name, name: quoteName(column.name) };
    return [
      labels
        ? problem('formula', say('noOrder', named), say('makeOrdered', named))
        : problem('formula', say('notWhole', named), say('orSmooth', named)),
    ];
  },
} as const satisfies TermKind<Monotonic>;
