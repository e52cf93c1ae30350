import { kindTexts } from '../../texts/kind-words';
import { type Problem, problem } from '../problem';
import { quoteName } from '../r-syntax/names';
import type { Expression } from '../r-syntax/parse';
import { columnNames, printCall, readCall } from './call';
import type { TermKind } from './term-kind';

type CategorySpecific = { readonly columns: readonly string[] };

const words = {
  title: 'Category-specific effect',
  about:
    'For ordered answers: the effect may differ from one step of the answer to the next, instead of being the same for all.',
  fields: { columns: 'Effects of' },
  notIn: '{{text}} cannot stand in the formula of {{parameter}}.',
  notOrdered: '{{text}} needs ordered answers; the family {{family}} has none.',
  and: ' and ',
  without: 'Add {{names}} without cs().',
  withoutOrOrdinal: 'Add {{names}} without cs(). Or choose an ordinal family, such as acat.',
} as const;
const say = kindTexts('terms', 'category-specific', words);

/** What `a + b + c` adds. */
function summands(node: Expression): readonly Expression[] {
  if (node.kind !== 'binary' || node.op !== '+') return [node];
  return [...summands(node.left), node.right];
}

/** `cs(x)` */
export const categorySpecific = {
  id: 'category-specific',
  words,
  example: 'cs(x)',
  rFunction: 'brms::cs',
  variables: { summary: ['bcs'] },
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
    const names = values.columns.map((name) => `“${name}”`).join(say('and'));
    if (dpar !== null) {
      return [problem('formula', say('notIn', { text, parameter: dpar }), say('without', { names }))];
    }
    // What brms has of its own beside the ordinal families may take it.
    if (!family || family.kind === 'ordinal' || family.kind === 'special') return [];
    const message = say('notOrdered', { text, family: family.name });
    return [problem('formula', message, say('withoutOrOrdinal', { names }))];
  },
} as const satisfies TermKind<CategorySpecific>;
