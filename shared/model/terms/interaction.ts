import { quoteName } from '../r-syntax/names';
import type { Expression } from '../r-syntax/parse';
import type { TermKind } from './term-kind';

type Interaction = {
  readonly columns: readonly string[];
  /** "*": main effects and interaction; ":": the interaction alone. */
  readonly crossing: string;
};

/** The variables of `a * b * c` or `a:b:c`; null where anything else is among them. */
function crossed(node: Expression, op: string): readonly string[] | null {
  if (node.kind === 'name') return [node.text];
  if (node.kind !== 'binary' || node.op !== op) return null;
  const left = crossed(node.left, op);
  const right = crossed(node.right, op);
  return left && right ? [...left, ...right] : null;
}

/** `a * b` and `a:b`. */
export const interaction = {
  id: 'interaction',
  words: {
    title: 'Interaction',
    about:
      'The effect of one column depends on the value of another. “a * b” also holds the effects of a and b themselves, “a:b” does not.',
    fields: { columns: 'Interaction of', crossing: 'Kind of interaction' },
  },
  example: 'a * b',
  fields: [
    { id: 'columns', type: 'columns', least: 2 },
    {
      id: 'crossing',
      type: 'choice',
      options: [
        { value: '*', label: () => 'a * b' },
        { value: ':', label: () => 'a:b' },
      ],
    },
  ],
  ownStyle: true,
  read(node) {
    if (node.kind !== 'binary') return null;
    const columns = crossed(node, node.op);
    return columns && (node.op === '*' || node.op === ':') ? { columns, crossing: node.op } : null;
  },
  print: ({ columns, crossing }) => columns.map(quoteName).join(crossing === ':' ? ':' : ' * '),
  fresh: ([first, second]) =>
    first && second ? { columns: [first.name, second.name], crossing: '*' } : null,
  check: () => [],
  holds: ({ columns, crossing }) => (crossing === '*' ? columns.map(quoteName) : []),
} as const satisfies TermKind<Interaction>;
