import { type Problem, problem } from '../problem';
import { quoteName } from '../r-syntax/names';
import type { Expression } from '../r-syntax/parse';
import { columnNames, printCall, readCall } from './call';
import type { TermKind } from './term-kind';

type CategorySpecific = { readonly columns: readonly string[] };

/** What `a + b + c` adds. */
function summands(node: Expression): readonly Expression[] {
  if (node.kind !== 'binary' || node.op !== '+') return [node];
  return [...summands(node.left), node.right];
}

/** `cs(x)` */
export const categorySpecific = {
  id: 'category-specific',
  words: {
    title: 'Category-specific effect',
    about:
      'For ordered answers: the effect may differ from one step of the answer to the next, instead of being the same for all.',
    fields: { columns: 'Effects of' },
  },
  example: 'cs(x)',
  rFunction: 'brms::cs',
  fields: [{ id: 'columns', type: 'columns', least: 1 }],
  read(node) {
    const call = readCall(node, 'cs', ['expr']);
    const columns = call?.named.expr ? columnNames(summands(call.named.expr)) : null;
    return columns && { columns };
  },
  print: ({ columns }) => printCall('cs', [columns.map(quoteName).join(' + ')]),
  fresh: ([first]) => (first ? { columns: [first.name] } : null),
  check(values, { family, dpar }): readonly Problem[] {
    const text = categorySpecific.print(values);
    const hint = `Add ${values.columns.map((name) => `“${name}”`).join(' and ')} without cs().`;
    if (dpar !== null) return [problem('formula', `${text} cannot stand in the formula of ${dpar}.`, hint)];
    // What brms has of its own beside the ordinal families may take it.
    if (!family || family.kind === 'ordinal' || family.kind === 'special') return [];
    const message = `${text} needs ordered answers; the family ${family.name} has none.`;
    return [problem('formula', message, `${hint} Or choose an ordinal family, such as acat.`)];
  },
} as const satisfies TermKind<CategorySpecific>;
