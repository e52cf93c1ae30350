import { kindTexts } from '../../texts/kind-words';
import { caution, type Problem, problem } from '../problem';
import { quoteName } from '../r-syntax/names';
import { argument, columnName, columnNames, printCall, readCall, wholeNumber } from './call';
import { isNumeric, whatItHolds } from './column-sorts';
import { notInGroups } from './shared-problems';
import type { TermKind } from './term-kind';

type TensorSmooth = {
  readonly columns: readonly string[];
  readonly by: string;
  /** Basis functions of each column; mgcv's own is 5. */
  readonly k: string;
};

const words = {
  title: 'Smooth surface',
  about:
    'Numbers act together as a surface whose form is estimated. Their units may differ, such as age and weight.',
  fields: { columns: 'Surface over', by: 'One surface for each', k: 'Basis functions of each column' },
  fewBasis: 'brms may refuse {{text}} with so few basis functions.',
  moreBasis: 'Set k to 4 or more.',
  noNumber: 'There is no surface over “{{column}}”: {{holds}}.',
  tooFew: '“{{column}}” has only {{n}} different values, but a surface needs {{k}} of each column.',
  lessBasis: 'Set k to {{n}} or less.',
  leaveOut: 'Leave it out of the surface and add it as it is.',
} as const;
const say = kindTexts('terms', 'tensor-smooth', words);

/** `t2(x, z)` */
export const tensorSmooth = {
  id: 'tensor-smooth',
  words,
  example: 't2(x, z)',
  rFunction: 'mgcv::t2',
  variables: { summary: ['bs', 'sds'], beside: ['s'] },
  fields: [
    { id: 'columns', type: 'columns', least: 2, suits: isNumeric },
    { id: 'by', type: 'column', optional: true },
    { id: 'k', type: 'whole', min: 4, optional: true },
  ],
  read(node) {
    const call = readCall(node, 't2', ['...', 'by', 'k']);
    if (!call || call.rest.length < 2) return null;
    const columns = columnNames(call.rest);
    const by = columnName(call.named.by);
    const k = wholeNumber(call.named.k);
    return columns && by !== null && k !== null ? { columns, by, k } : null;
  },
  print: ({ columns, by, k }) => printCall('t2', columns.map(quoteName), { by: argument(by), k }),
  fresh(columns) {
    const [first, second] = columns.filter((each) => isNumeric(each) && each.distinct >= 5);
    return first && second ? { columns: [first.name, second.name], by: '', k: '' } : null;
  },
  check(values, { columns, inGroup }): readonly Problem[] {
    const used = columns.filter(({ name }) => values.columns.includes(name));
    const text = tensorSmooth.print(values);
    const k = Number(values.k || 5);
    return [
      ...(inGroup ? [notInGroups(text)] : []),
      // mgcv takes it; what brms makes of so few fails.
      ...(k < 4 ? [caution('formula', say('fewBasis', { text }), say('moreBasis'))] : []),
      ...used.flatMap((column) => {
        const { name, distinct } = column;
        if (!isNumeric(column)) {
          const message = say('noNumber', { column: name, holds: whatItHolds(column) });
          return [problem('formula', message, say('leaveOut'))];
        }
        if (distinct >= k) return [];
        const message = say('tooFew', { column: name, n: distinct, k });
        return [
          problem('formula', message, distinct >= 4 ? say('lessBasis', { n: distinct }) : say('leaveOut')),
        ];
      }),
    ];
  },
} as const satisfies TermKind<TensorSmooth>;
