import { quoteName } from '../r-syntax/names';
import type { TermKind } from './term-kind';

type Variable = { readonly column: string };

/** A column as it is: its main effect. */
export const variable = {
  id: 'variable',
  words: {
    title: 'Column',
    about: 'A column as it is: the effect of one unit of a number, or of each category of a factor.',
    fields: { column: 'Column' },
  },
  example: 'x',
  fields: [{ id: 'column', type: 'column' }],
  ownStyle: true,
  read: (node) => (node.kind === 'name' ? { column: node.text } : null),
  print: ({ column }) => quoteName(column),
  fresh: ([first]) => (first ? { column: first.name } : null),
  check: () => [],
} as const satisfies TermKind<Variable>;
